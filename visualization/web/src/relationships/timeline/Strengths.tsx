import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { Fold } from '../../app/Fold';
import { useLanguage } from '../../app/useLanguage';
import { AccountRelationshipsDocument } from '../../graphql/graphql';
import { useScales } from '../useScales';

const TOUCHED = { additionalTypenames: ['Interaction', 'Relationship'] };

/** How strong each colleague's relationship with each contact is, with the formula. */
export function Strengths({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const scales = useScales();
  const [{ data }] = useQuery({ query: AccountRelationshipsDocument, variables: { accountId }, context: TOUCHED });
  const found = data?.relationships ?? [];
  if (found.length === 0) return null;
  return (
    <Fold title={t('strength.heading', { count: found.length })}>
      <div className="table-scroller" tabIndex={0} role="region" aria-label={t('strength.heading', { count: found.length })}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('team.colleague')}</th>
              <th scope="col">{t('map.contact')}</th>
              <th scope="col">{t('strength.value')}</th>
              <th scope="col">{t('strength.last')}</th>
              <th scope="col">{scales.name('level')}</th>
              <th scope="col">{t('strength.formula')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <tr key={one.userId + one.personId}>
                <td>{one.userName}</td>
                <th scope="row">{one.personName}</th>
                <td className="number">{format.percent(Math.round(one.strength.value * 100))}</td>
                <td>{one.strength.lastOn ? format.date(one.strength.lastOn) : '–'}</td>
                <td>{one.currentLevel ? scales.word('level', one.currentLevel) : '–'}{one.targetLevel ? ` → ${scales.word('level', one.targetLevel)}` : ''}</td>
                <td className="formula">{one.strength.formula}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}
