import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { QuarantinedRecordsDocument, type QuarantinedRecordsQuery } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';

const PAGE = 25;

type Item = QuarantinedRecordsQuery['quarantined']['edges'][number]['node'];

/** The records an import set aside: where, why, and the record itself. Pages follow each other. */
export function Quarantine({ runId }: { runId: string }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const after = cursors.at(-1) ?? null;
  const [{ data, fetching, error }, again] = useQuery({ query: QuarantinedRecordsDocument, variables: { runId, first: PAGE, after }, requestPolicy: 'cache-and-network' });
  if (error && !data) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <Loading />;
  const { edges, pageInfo, totalCount } = data.quarantined;
  return (
    <section aria-labelledby="quarantine" className="quarantine" aria-busy={fetching}>
      <h3 id="quarantine">
        {t('import.quarantine')} <span className="muted">{format.count(totalCount)}</span>
      </h3>
      <p className="muted">{t('import.quarantineHelp')}</p>
      <ul className="quarantine-list">
        {edges.map(({ node }) => (
          <QuarantinedItem key={node.id} item={node} />
        ))}
      </ul>
      <div className="actions">
        <Button disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
          {t('action.previous')}
        </Button>
        <span className="muted">{t('import.page', { page: cursors.length, pages: Math.max(1, Math.ceil(totalCount / PAGE)) })}</span>
        <Button disabled={!pageInfo.hasNextPage} onClick={() => setCursors([...cursors, pageInfo.endCursor])}>
          {t('action.next')}
        </Button>
      </div>
    </section>
  );
}

function QuarantinedItem({ item }: { item: Item }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const codeName = useCodeName();
  return (
    <li>
      <details>
        <summary>
          <span className="chip warn">{codeName('reason', item.reason)}</span> <span>{item.detail}</span>{' '}
          <span className="muted">{t('import.place', { file: item.file, position: format.count(item.position) })}</span>{' '}
          {item.timesSeen > 1 ? <span className="chip">{t('import.seen', { count: item.timesSeen })}</span> : null}
        </summary>
        <pre tabIndex={0} aria-label={t('import.record')}>
          {item.record}
        </pre>
      </details>
    </li>
  );
}
