import { useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { treeScene } from './graphElements';
import type { GraphModel } from './graphModel';
import { GraphPane } from './GraphPane';
import type { Labels } from './labels';
import { neighbour } from './neighbour';
import type { TreeData } from './treeData';
import type { GraphHandle } from './useGraph';
import type { GraphKeys } from './useGraphKeys';
import type { TreeView } from './useTreeView';

interface Props {
  ref: Ref<GraphHandle>;
  data: TreeData;
  tree: TreeView;
  model: GraphModel;
  labels: Labels;
  selected: string | null;
  onSelect: (entityId: string) => void;
  onDetails: (entityId: string) => void;
}

/** The customer tree as a picture. */
export function CustomerTreeGraph({ ref, data, tree, model, labels, selected, onSelect, onDetails }: Props) {
  const { t } = useTranslation();
  const scene = useMemo(() => treeScene(model, labels), [model, labels]);
  const party = (id: string) => model.parties.find((one) => one.id === id);
  const onToggle = (id: string): void => {
    const found = party(id);
    if (found?.expandable) tree.toggleParty(id, !found.expanded);
  };
  const say = (id: string): string => {
    const found = party(id);
    if (!found) return '';
    const stake = found.row.stake ? t('graph.saidStake', { stake: labels.stake(found.row.stake) }) : '';
    const open = found.expandable ? (found.expanded ? t('graph.saidOpen') : t('graph.saidClosed')) : '';
    return [labels.name(id), labels.kind(id), stake, labels.control(found.node), open].filter(Boolean).join(', ');
  };
  const keys: GraphKeys = {
    at: selected !== null && party(selected) ? selected : data.rootId,
    root: data.rootId,
    name: labels.name,
    say,
    go: (from, arrow) => neighbour(model, from, arrow),
    onToggle: tree.toggleParty,
    onSelect,
    onDetails,
  };
  return (
    <GraphPane
      ref={ref}
      pane={t('graph.label')}
      title={t('graph.canvas', { name: labels.name(data.rootId) })}
      scene={scene}
      drawn={{ parties: model.parties.length, lines: model.edges.length }}
      selected={selected}
      events={{ onSelect, onToggle, onMore: tree.more }}
      keys={keys}
      onOpenAll={tree.openAll}
      onCloseAll={tree.closeAll}
    />
  );
}
