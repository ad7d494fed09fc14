import { Alert, Drawer, Segmented } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { useWide } from '../../app/useMedia';
import type { ViewState } from '../company/viewState';
import { DetailsPanel, type DetailsPlace } from '../tree/DetailsPanel';
import { MAX_DRAWN } from '../tree/graphModel';
import { TooMuch } from '../tree/TooMuch';
import type { GraphHandle } from '../tree/useGraph';
import { useSelection } from '../tree/useSelection';
import { ChartExports } from './ChartExports';
import { ChartGraph } from './ChartGraph';
import { ChartGrids } from './ChartGrids';
import { ChartLegend } from './ChartLegend';
import { chartElements, chartModel } from './chartModel';
import { chartWords } from './chartWords';
import { rowsOf, type Explored, type Openings } from './exploration';
import { useFigures } from './useFigures';

interface Props {
  explored: Explored;
  busy: ReadonlySet<string>;
  openings: Openings;
  setOpenings: (openings: Openings) => void;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** Picture, tables and details of one chart: one selection for all of them. */
export function ChartWorkspace({ explored, busy, openings, setOpenings, view, change }: Props) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  const wide = useWide();
  const [pane, setPane] = useState<'table' | 'graph'>('table');
  const [selected, select] = useSelection(view, change);
  const figures = useFigures(explored.root, view.asOf);
  const rows = useMemo(() => ({ above: rowsOf(explored, openings, 'above'), below: rowsOf(explored, openings, 'below') }), [explored, openings]);
  const model = useMemo(() => chartModel(explored, rows, figures.carries), [explored, rows, figures]);
  const words = useMemo(() => chartWords({ explored, openings, figures, language, format, t }), [explored, openings, figures, language, format, t]);
  const graph = useRef<GraphHandle>(null);
  const rootId = explored.root.id;

  const openDetails = useCallback((id: string) => {
    select(id);
    change({ selected: id, details: true });
  }, [select, change]);
  const goTo = useCallback((id: string) => {
    select(id);
    graph.current?.centre(id);
  }, [select]);
  const closeDetails = useCallback(() => change({ details: false }), [change]);

  const drawable = chartElements(model) <= MAX_DRAWN;
  const shared = { explored, openings, setOpenings, words, selected, onSelect: select, onDetails: openDetails };
  const node = selected === null ? undefined : model.nodes.get(selected);
  const details = view.details && node !== undefined;
  const place: DetailsPlace = { rootId, kind: node?.party.kind ?? 'COMPANY', has: (id) => model.nodes.has(id) };
  if (node && node.layer > 0) {
    place.figures = { interest: words.interest(node.id, node.side), certainty: words.certainty(node) };
    const pair = node.side === 'above' ? { holderId: node.id, companyId: rootId } : { holderId: rootId, companyId: node.id };
    const company = node.side === 'above' ? explored.root : node.party;
    if (company.kind === 'COMPANY') place.why = pair;
  }
  const panel = details ? <DetailsPanel key={node.id} place={place} entityId={node.id} asOf={view.asOf} onClose={closeDetails} onGoTo={goTo} /> : null;
  return (
    <div className="workspace" data-details={wide && details}>
      <div className="workspace-bar">
        {wide ? null : (
          <Segmented
            block
            className="pane-switch"
            aria-label={t('tree.view')}
            value={pane}
            onChange={setPane}
            options={[
              { value: 'table', label: t('tree.table') },
              { value: 'graph', label: t('tree.graph') },
            ]}
          />
        )}
        <ChartLegend />
        <ChartExports model={model} words={words} rootId={rootId} asOf={view.asOf} graph={graph} drawn={wide || pane === 'graph'} drawable={drawable} />
      </div>
      {figures.failed ? <Alert className="truncated" type="warning" showIcon title={t('chart.noFigures')} /> : null}
      <div className="panes chart-panes">
        {wide || pane === 'graph' ? drawable ? <ChartGraph ref={graph} model={model} {...shared} /> : <TooMuch onClose={() => change({ opened: [] })} /> : null}
        {wide || pane === 'table' ? <ChartGrids rows={rows} busy={busy} {...shared} /> : null}
        {wide ? panel : null}
      </div>
      {wide ? null : (
        <Drawer open={details} onClose={closeDetails} placement="bottom" size="80%" title={t('details.title')} closable={{ 'aria-label': t('action.close') }}>
          {panel}
        </Drawer>
      )}
    </div>
  );
}
