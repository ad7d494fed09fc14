import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CombinedError, useClient } from 'urql';

import { problemOf } from '../../app/problem';
import { mayImport } from '../../app/rights';
import { useSession } from '../../app/session';
import { Failed, Loading } from '../../app/StateViews';
import { usePageTitle } from '../../app/usePageTitle';
import { MatchQueueDocument, type MatchQueueQuery } from '../../graphql/graphql';
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

interface Answer {
  round: number;
  queue: MatchQueueQuery['matchQueue'] | undefined;
  error: CombinedError | undefined;
}

/** Asks once a round: were the queue asked again after each decision, the pairs at hand and the way back would be lost. */
function Queue() {
  const { t } = useTranslation();
  const client = useClient();
  const [round, setRound] = useState(0);
  const [{ queue, error, round: answered }, setAnswer] = useState<Answer>({ round, queue: undefined, error: undefined });
  useEffect(() => {
    let left = false;
    const asked = client.query(MatchQueueDocument, { first: PAGE, after: null }, { requestPolicy: 'network-only' }).toPromise();
    void asked.then(({ data, error: failure }) => {
      if (!left) setAnswer({ round, queue: data?.matchQueue, error: failure });
    });
    return () => {
      left = true;
    };
  }, [client, round]);
  const reload = (): void => setRound(round + 1);
  return (
    <div className="review-page">
      <div className="page-head">
        <h1>{t('review.heading')}</h1>
        <p className="lead">{t('review.lead')}</p>
      </div>
      {error ? <Failed problem={problemOf(error)} onRetry={reload} /> : null}
      {!queue && !error ? <Loading /> : null}
      {queue ? <ReviewDesk key={answered} pairs={queue.edges.map((edge) => edge.node)} waiting={queue.totalCount} onMore={reload} /> : null}
    </div>
  );
}
