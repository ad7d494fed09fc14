import { WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';

import { StanceContradictionsDocument, type StanceContradictionsQuery } from '../../graphql/graphql';

type Stance = StanceContradictionsQuery['stanceContradictions'][number]['supportiveOn'][number];

const TOUCHED = { additionalTypenames: ['PowerMap', 'Stakeholder'] };

/** Persons who are for us on one map and against us on another; nothing when there are none. */
export function Contradictions({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: StanceContradictionsDocument, variables: { accountId }, context: TOUCHED });
  const found = data?.stanceContradictions ?? [];
  if (found.length === 0) return null;
  return (
    <section className="notice-warn" aria-label={t('map.contradictions', { count: found.length })}>
      <h2>
        <WarningFilled aria-hidden="true" /> {t('map.contradictions', { count: found.length })}
      </h2>
      <ul>
        {found.map((one) => (
          <li key={one.personId}>
            <strong>{one.name}</strong> {t('map.forUsOn')} <Accounts stances={one.supportiveOn} /> {t('map.againstUsOn')} <Accounts stances={one.opposedOn} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Accounts({ stances }: { stances: readonly Stance[] }) {
  return stances.map((one) => (
    <Link key={one.mapId} to={`/account/${one.accountId}?tab=map`}>
      {one.accountName}{' '}
    </Link>
  ));
}
