import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { displayName } from '../partyName';
import { stakeText } from '../stake';
import type { TreeData } from './treeData';

interface Props {
  data: TreeData;
  entityId: string;
  onGoTo: (entityId: string, via?: string) => void;
}

/** The places of a party in this tree when it has more than one holder there: each leads to its row. */
export function Places({ data, entityId, onGoTo }: Props) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  const stakes = (data.holders.get(entityId) ?? []).filter((stake) => stake.holder.id !== entityId);
  if (stakes.length < 2) return null;
  return (
    <section>
      <h3>{t('details.places', { count: stakes.length })}</h3>
      <ul className="places-list">
        {stakes.map((stake) => {
          const holder = data.nodes.get(stake.holder.id);
          const name = holder ? displayName(holder.party, language) : '';
          return (
            <li key={stake.id}>
              <button type="button" className="link-button" onClick={() => onGoTo(entityId, stake.holder.id)}>
                {t('details.under', { name })}
              </button>
              <span className="number">{stakeText(stake, format, t)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
