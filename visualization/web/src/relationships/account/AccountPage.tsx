import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { usePageTitle } from '../../app/usePageTitle';
import { AccountDocument, type AccountQuery } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import { IntroductionsTab } from '../introductions/IntroductionsTab';
import { MapTab } from '../map/MapTab';
import { PlanTab } from '../plan/PlanTab';
import '../relationships.css';
import { TeamTab } from '../team/TeamTab';
import { TimelineTab } from '../timeline/TimelineTab';
import { AccountHeader } from './AccountHeader';
import { AccountTabs } from './AccountTabs';
import { useAccountView } from './accountView';
import { OverviewTab } from './OverviewTab';

export type AccountFacts = NonNullable<AccountQuery['account']>;

/** What a change of an account, its map or its contacts makes old; lists that are empty name no type of their own. */
const TOUCHED = { additionalTypenames: ['Account', 'PowerMap', 'TeamSeat', 'Contact', 'Stakeholder'] };

/** One account: all that is known, thought and planned. */
export default function AccountPage() {
  const { id = '' } = useParams();
  const { language } = useLanguage();
  // Some sentences come from the service: they are asked for anew in another language.
  return <Account key={`${id} ${language}`} id={id} />;
}

function Account({ id }: { id: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [view, change] = useAccountView();
  const [{ data, fetching, error }, again] = useQuery({ query: AccountDocument, variables: { id }, context: TOUCHED, requestPolicy: 'cache-and-network' });
  const account = data?.account ?? null;
  usePageTitle(account ? displayName(account.company, language) : '');
  if (error && !account) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (fetching && !account) return <Loading />;
  if (!account) return <Failed problem={{ code: 'NOT_FOUND', detail: '' }} extra={<Link to="/accounts">{t('account.heading')}</Link>} />;
  const shared = { account, view, change };
  return (
    <div className="account">
      <AccountHeader account={account} />
      <AccountTabs
        active={view.tab}
        onChange={(tab) => change({ tab })}
        tabs={[
          { key: 'overview', label: t('account.overview'), children: <OverviewTab {...shared} /> },
          { key: 'map', label: t('account.map'), children: <MapTab {...shared} /> },
          { key: 'team', label: t('account.team'), children: <TeamTab account={account} /> },
          { key: 'plan', label: t('account.plan'), children: <PlanTab account={account} /> },
          { key: 'timeline', label: t('account.timeline'), children: <TimelineTab account={account} /> },
          { key: 'introductions', label: t('account.introductions'), children: <IntroductionsTab {...shared} /> },
        ]}
      />
    </div>
  );
}
