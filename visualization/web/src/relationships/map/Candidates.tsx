import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { Duplicates } from './AddStakeholder';

interface Props {
  duplicates: Duplicates;
  onSame: (personId: string) => void;
  onOther: () => void;
  onBack: () => void;
}

/** People who may be the one about to be added: the same, or somebody else. */
export function Candidates({ duplicates, onSame, onOther, onBack }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  return (
    <section className="candidates">
      <h3>{t('map.maybeKnown')}</h3>
      <p>{t('map.maybeKnownWhy')}</p>
      <ul>
        {duplicates.candidates.map(({ party, score }) => (
          <li key={party.id}>
            <span>
              <strong>{party.name}</strong> <span className="muted">{t('map.likeness', { percent: format.computed(score * 100) })}</span>
            </span>
            <Button onClick={() => onSame(party.id)}>{t('map.samePerson')}</Button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button onClick={onBack}>{t('map.back')}</Button>
        <Button type="primary" onClick={onOther}>
          {t('map.otherPerson')}
        </Button>
      </div>
    </section>
  );
}
