import { Alert, App, Button, Popconfirm, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { CancelImportDocument, ImportRunDocument, type RunFactsFragment } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';
import { Quarantine } from './Quarantine';
import { RunCounts } from './RunCounts';
import { hasEnded, RunStatus } from './RunStatus';

const POLL = 1000;

/** One import: live progress while it runs, then its counts and the records it set aside. */
export function RunCard({ id, onEnded }: { id: string; onEnded: () => void }) {
  const { t } = useTranslation();
  const [{ data, fetching, error }, again] = useQuery({ query: ImportRunDocument, variables: { id }, requestPolicy: 'network-only' });
  const run = data?.importRun ?? null;
  const ended = run !== null && hasEnded(run.status);
  const wasRunning = useRef(false);
  useEffect(() => {
    if (ended || fetching) return undefined;
    const timer = setTimeout(() => again({ requestPolicy: 'network-only' }), POLL);
    return () => clearTimeout(timer);
  }, [ended, fetching, again, data]);
  useEffect(() => {
    if (run && !ended) wasRunning.current = true;
    if (ended && wasRunning.current) {
      wasRunning.current = false;
      onEnded();
    }
  }, [run, ended, onEnded]);
  if (error && !run) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!run) return fetching ? <Loading /> : <Failed problem={{ code: 'NOT_FOUND', detail: '' }} />;
  return (
    <section className="card run-card" aria-labelledby="run" data-testid="run" data-status={run.status}>
      <RunHead run={run} ended={ended} />
      {run.error ? <Alert type="error" showIcon title={t('import.failed')} description={run.error} /> : null}
      <RunCounts counts={run.counts} />
      {run.counts.quarantined > 0 ? <Quarantine key={String(ended)} runId={run.id} /> : null}
    </section>
  );
}

function RunHead({ run, ended }: { run: RunFactsFragment; ended: boolean }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { format } = useLanguage();
  const { message } = App.useApp();
  const [{ fetching }, cancel] = useMutation(CancelImportDocument);
  const stop = (): void => {
    void cancel({ runId: run.id, idempotencyKey: crypto.randomUUID() }).then(({ data }) => {
      const answer = data?.cancelImport;
      if (answer && 'nextStep' in answer) void message.warning(`${answer.message} ${answer.nextStep}`);
    });
  };
  return (
    <>
      <div className="run-head">
        <h2 id="run">{t('import.run', { source: codeName('source', run.source) })}</h2>
        <RunStatus status={run.status} />
        {ended ? null : (
          <Popconfirm title={t('import.cancelAsk')} okText={t('import.cancel')} cancelText={t('import.cancelNot')} onConfirm={stop}>
            <Button danger loading={fetching}>
              {t('import.cancel')}
            </Button>
          </Popconfirm>
        )}
      </div>
      <p className="muted">
        {run.files.join(', ')} · {t('filter.asOf')} {format.date(run.asOf)}
        {run.snapshot ? ` · ${t('import.snapshot')}` : ''} · {format.moment(run.startedAt)}
        {run.startedBy ? ` · ${run.startedBy}` : ''}
      </p>
      {ended ? null : (
        <div className="run-progress" role="status">
          <Progress percent={100} status="active" showInfo={false} aria-label={t('import.progress')} />
          <p>{t('import.at', { file: format.count(Math.min(run.file + 1, run.files.length)), files: format.count(run.files.length), position: format.count(run.position) })}</p>
        </div>
      )}
    </>
  );
}
