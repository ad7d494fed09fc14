import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { mayImport } from '../../app/rights';
import { useSession } from '../../app/session';
import { Failed, Loading } from '../../app/StateViews';
import { usePageTitle } from '../../app/usePageTitle';
import { MatchQueueDocument } from '../../graphql/graphql';
import { ReviewDesk } from './ReviewDesk';

const PAGE = 50;

/** The pairs of records that may describe one party and wait for a person. */
export default function ReviewPage() {
  const { t } = useTranslation();
  const { state } = useSession();
  usePageTitle(t('review.heading'));
  if (state.at === 'signed-in' && !mayImport(state.user)) return <Failed problem={{ code: 'FORBIDDEN', detail: '' }} />;
  return <Queue />;
}

function Queue() {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({ query: MatchQueueDocument, variables: { first: PAGE, after: null }, requestPolicy: 'network-only' });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  const queue = data?.matchQueue;
  return (
    <div className="review-page">
      <div className="page-head">
        <h1>{t('review.heading')}</h1>
        <p className="lead">{t('review.lead')}</p>
      </div>
      {error ? <Failed problem={problemOf(error)} onRetry={reload} /> : null}
      {!queue && !error ? <Loading /> : null}
      {queue ? <ReviewDesk key={queue.edges[0]?.node.id ?? ''} pairs={queue.edges.map((edge) => edge.node)} waiting={queue.totalCount} onMore={reload} /> : null}
    </div>
  );
}
