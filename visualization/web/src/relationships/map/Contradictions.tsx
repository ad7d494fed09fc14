import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';

import { StanceContradictionsDocument, type StanceContradictionsQuery } from '../../graphql/graphql';

type Stance = StanceContradictionsQuery['stanceContradictions'][number]['supportiveOn'][number];

/** Persons who are for us on one map and against us on another; nothing when there are none. */
export function Contradictions({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: StanceContradictionsDocument, variables: { accountId }, context: TOUCHED });
  const found = data?.stanceContradictions ?? [];
  if (found.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('map.contradictions', { count: found.length })}
      description={
        <ul>
          {found.map((one) => (
            <li key={one.personId}>
              <strong>{one.name}</strong> {t('map.forUsOn')} <Accounts stances={one.supportiveOn} /> {t('map.againstUsOn')} <Accounts stances={one.opposedOn} />
            </li>
          ))}
        </ul>
      }
    />
  );
}

const TOUCHED = { additionalTypenames: ['PowerMap', 'Stakeholder'] };

function Accounts({ stances }: { stances: readonly Stance[] }) {
  return stances.map((one) => (
    <Link key={one.mapId} to={`/account/${one.accountId}?tab=map`}>
      {one.accountName}{' '}
    </Link>
  ));
}
