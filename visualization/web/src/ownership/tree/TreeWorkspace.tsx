import { Alert, Drawer } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Formatter } from '../../app/format';
import { useLanguage } from '../../app/useLanguage';
import { useWide } from '../../app/useMedia';
import type { Company } from '../company/CompanyHeader';
import type { ViewState } from '../company/viewState';
import { Warnings } from '../company/Warnings';
import type { Changes } from '../time/changes';
import { TreemapPane } from '../treemap/TreemapPane';
import { DetailsPanel, type DetailsPlace } from './DetailsPanel';
import { Places } from './Places';
import { CoverLegend } from './CoverLegend';
import { CustomerTreeGraph } from './CustomerTreeGraph';
import { CustomerTreeGrid } from './CustomerTreeGrid';
import { treeLabels } from './labels';
import { Legend } from './Legend';
import { PictureSwitch } from './PictureSwitch';
import { TooMuch } from './TooMuch';
import type { TreeData, TreeNode } from './treeData';
import { TreeExports } from './TreeExports';
import { TreeSummary } from './TreeSummary';
import type { TreeGridHandle } from './TreeGrid';
import type { GraphHandle } from './useGraph';
import { useSelection } from './useSelection';
import { useTreeView } from './useTreeView';

/** What the details panel needs to know of the tree around the selected party. */
function detailsPlace(data: TreeData, selected: string | null, format: Formatter, goTo: (id: string, via?: string) => void): DetailsPlace {
  const node = selected === null ? undefined : data.nodes.get(selected);
  return {
    rootId: data.rootId,
    kind: node?.party.kind ?? 'COMPANY',
    has: (id) => data.nodes.has(id),
    ...(node ? { figures: { interest: format.computed(node.interestPercent), certainty: node.certainty } } : {}),
    ...(node && node.party.id !== data.rootId ? { why: { holderId: data.rootId, companyId: node.party.id } } : {}),
    ...(selected === null ? {} : { more: <Places data={data} entityId={selected} onGoTo={goTo} /> }),
  };
}

interface Props {
  company: Company;
  data: TreeData;
  /** What changed since the date it is compared with. */
  changes: Changes;
  /** All parties of the answer, also those that a filter hides. */
  wireNodes: readonly TreeNode[];
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** Graph, table and details of one tree: one selection for all three. */
export function TreeWorkspace({ company, data, changes, wireNodes, view, change }: Props) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  const wide = useWide();
  const [pane, setPane] = useState<'table' | 'picture'>('table');
  const [selected, select] = useSelection(view, change);
  const tree = useTreeView(data, selected);
  const labels = useMemo(() => treeLabels(data, changes, language, format, t, view.colour), [data, changes, language, format, t, view.colour]);
  const graph = useRef<GraphHandle>(null);
  const grid = useRef<TreeGridHandle>(null);

  const openDetails = useCallback((id: string) => {
    select(id);
    change({ selected: id, details: true });
  }, [select, change]);
  const closeDetails = useCallback(() => {
    change({ details: false });
    requestAnimationFrame(() => grid.current?.focus());
  }, [change]);
  const goTo = useCallback((id: string, via?: string) => {
    const occurrence = tree.show(id, via);
    select(id);
    grid.current?.activate(occurrence);
    graph.current?.centre(id);
  }, [tree, select]);

  const { picture } = view;
  const showsPicture = wide || pane === 'picture';
  const shared = { data, labels, selected, onSelect: select, onDetails: openDetails };
  const place = useMemo(() => detailsPlace(data, selected, format, goTo), [data, selected, format, goTo]);
  const details = view.details && selected !== null && (data.nodes.has(selected) || selected === data.rootId);
  const panel = details ? <DetailsPanel key={selected} place={place} entityId={selected} asOf={view.asOf} onClose={closeDetails} onGoTo={goTo} /> : null;
  return (
    <div className="workspace" data-details={wide && details}>
      <div className="workspace-bar">
        <PictureSwitch
          value={showsPicture ? picture : 'table'}
          table={!wide}
          onChange={(next) => {
            setPane(next === 'table' ? 'table' : 'picture');
            if (next !== 'table') change({ picture: next });
          }}
        />
        <TreeSummary data={data} />
        <Warnings warnings={data.warnings} />
        <TreeExports company={company} data={data} view={view} labels={labels} graph={graph} drawn={showsPicture} drawable={picture === 'treemap' || tree.model !== null} />
      </div>
      {data.truncated ? <Alert className="truncated" type="warning" showIcon title={t('warning.truncated')} /> : null}
      <div className="panes">
        {showsPicture && picture === 'treemap' ? (
          <TreemapPane ref={graph} {...shared} within={view.within} onEnter={(id) => change({ within: id === data.rootId ? null : id })} onGoTo={goTo} />
        ) : null}
        {showsPicture && picture === 'graph' && tree.model ? <CustomerTreeGraph ref={graph} {...shared} tree={tree} model={tree.model} /> : null}
        {showsPicture && picture === 'graph' && !tree.model ? <TooMuch onClose={tree.closeAll} onTreemap={() => change({ picture: 'treemap' })} /> : null}
        {wide || pane === 'table' ? <CustomerTreeGrid ref={grid} {...shared} tree={tree} changes={changes} colour={view.colour} onGoTo={goTo} /> : null}
        {wide ? panel : null}
      </div>
      <CoverLegend data={data} view={view} change={change} />
      <Legend nodes={wireNodes} view={view} change={change} />
      {wide ? null : (
        <Drawer open={details} onClose={closeDetails} placement="bottom" size="80%" title={t('details.title')} closable={{ 'aria-label': t('action.close') }}>
          {panel}
        </Drawer>
      )}
    </div>
  );
}
