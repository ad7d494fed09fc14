import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { mayImport } from '../../app/rights';
import { useSession } from '../../app/session';
import { Failed, Loading } from '../../app/StateViews';
import { usePageTitle } from '../../app/usePageTitle';
import { ImportRunsDocument } from '../../graphql/graphql';
import { RunCard } from './RunCard';
import { RunList } from './RunList';
import { UploadForm } from './UploadForm';

const RUNS = 20;

/** Upload of registry files, the imports so far, and what one of them did. */
export default function ImportPage() {
  const { t } = useTranslation();
  const { state } = useSession();
  usePageTitle(t('app.import'));
  if (state.at === 'signed-in' && !mayImport(state.user)) return <Failed problem={{ code: 'FORBIDDEN', detail: '' }} />;
  return <Imports />;
}

function Imports() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const chosen = params.get('run');
  const [{ data, fetching, error }, again] = useQuery({ query: ImportRunsDocument, variables: { first: RUNS }, requestPolicy: 'cache-and-network' });
  const reload = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  const choose = useCallback(
    (run: string) =>
      setParams((now) => {
        now.set('run', run);
        return now;
      }),
    [setParams],
  );
  const started = useCallback(
    (run: string) => {
      choose(run);
      reload();
    },
    [choose, reload],
  );
  const runs = data?.importRuns ?? [];
  const shown = chosen ?? runs[0]?.id ?? null;
  return (
    <div className="import-page">
      <div className="page-head">
        <h1>{t('import.heading')}</h1>
        <p className="lead">{t('import.lead')}</p>
      </div>
      <div className="import-columns">
        <UploadForm onStarted={started} />
        <section aria-labelledby="runs" className="card">
          <h2 id="runs">{t('import.runs')}</h2>
          {error && !data ? <Failed problem={problemOf(error)} onRetry={reload} /> : null}
          {fetching && !data ? <Loading /> : null}
          {data ? <RunList runs={runs} shown={shown} onChoose={choose} /> : null}
        </section>
      </div>
      {shown ? <RunCard key={shown} id={shown} onEnded={reload} /> : null}
    </div>
  );
}
