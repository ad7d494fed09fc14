import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { Fold } from '../../app/Fold';
import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import type { ViewState } from '../company/viewState';
import { TimeBar } from '../time/TimeBar';
import { ChartWorkspace } from './ChartWorkspace';
import { readOpenings, writeOpenings, type Openings } from './exploration';
import { useExploration } from './useExploration';

interface Props {
  rootId: string;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** The penetration chart of any party: its owners above it, its holdings below, opened step by step. */
export function ChartTab({ rootId, view, change }: Props) {
  const { t } = useTranslation();
  return (
    <div className="chart-tab">
      <Fold title={t('filter.title')}>
        <section className="filters" aria-label={t('filter.title')}>
          <TimeBar partyId={rootId} view={view} change={change} />
        </section>
      </Fold>
      <Chart key={`${rootId} ${view.asOf ?? ''}`} rootId={rootId} view={view} change={change} />
    </div>
  );
}

function Chart({ rootId, view, change }: Props) {
  const texts = view.opened.join();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the list is new on each reading of the address
  const openings = useMemo(() => readOpenings(view.opened, rootId), [texts, rootId]);
  const setOpenings = (next: Openings): void => change({ opened: writeOpenings(next, rootId) });
  const { explored, missing, busy, error, again } = useExploration(rootId, view.asOf, openings);
  if (error) return <Failed problem={problemOf(error)} onRetry={again} />;
  if (missing) return <Failed problem={{ code: 'NOT_FOUND', detail: '' }} />;
  if (!explored) return <Loading />;
  return <ChartWorkspace explored={explored} busy={busy} openings={openings} setOpenings={setOpenings} view={view} change={change} />;
}
