import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { RunFactsFragment } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';
import { RunStatus } from './RunStatus';

interface Props {
  runs: readonly RunFactsFragment[];
  shown: string | null;
  onChoose: (runId: string) => void;
}

/** The latest imports, newest first. */
export function RunList({ runs, shown, onChoose }: Props) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { format } = useLanguage();
  if (runs.length === 0) return <p className="muted">{t('import.noRuns')}</p>;
  return (
    <ul className="run-list">
      {runs.map((run) => (
        <li key={run.id}>
          <button type="button" aria-current={run.id === shown} onClick={() => onChoose(run.id)}>
            <span className="run-line">
              <strong>{codeName('source', run.source)}</strong>
              <RunStatus status={run.status} />
            </span>
            <span className="muted run-files">{run.files.join(', ')}</span>
            <span className="muted">
              {format.moment(run.startedAt)} · {t('import.accepted', { count: run.counts.accepted })}
              {run.counts.quarantined > 0 ? ` · ${t('import.quarantinedCount', { count: run.counts.quarantined })}` : ''}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
