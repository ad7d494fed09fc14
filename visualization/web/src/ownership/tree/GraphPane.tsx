import { useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { GraphToolbar } from './GraphToolbar';
import type { Labels } from './labels';
import { Minimap } from './Minimap';
import type { TreeData } from './treeData';
import { useGraph, type GraphHandle } from './useGraph';
import { useGraphKeys } from './useGraphKeys';
import type { TreeView } from './useTreeView';

interface Props {
  ref: Ref<GraphHandle>;
  data: TreeData;
  tree: TreeView;
  labels: Labels;
  selected: string | null;
  onSelect: (entityId: string) => void;
  onDetails: (entityId: string) => void;
}

/** The tree as a picture. Everything here can also be done by keyboard, and in the table beside it. */
export function GraphPane({ ref, data, tree, labels, selected, onSelect, onDetails }: Props) {
  const { t } = useTranslation();
  const pane = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const onToggle = (id: string): void => {
    const party = tree.model.parties.find((one) => one.id === id);
    if (party?.expandable) tree.toggleParty(id, !party.expanded);
  };
  const events = { onSelect, onToggle, onMore: tree.more };
  const cy = useGraph({ box, model: tree.model, labels, selected, events, handle: ref });
  const onKeyDown = useGraphKeys({ cy, data, tree, labels, selected, onSelect, onDetails });
  return (
    <section className="graph-pane" ref={pane} aria-label={t('graph.label')}>
      <GraphToolbar cy={cy} pane={pane} tree={tree} />
      <div
        className="graph-frame"
        tabIndex={0}
        role="application"
        aria-roledescription={t('graph.role')}
        aria-label={t('graph.canvas', { name: labels.name(data.rootId) })}
        aria-describedby="graph-keys"
        data-testid="graph"
        data-drawn={cy ? tree.model.parties.length : 0}
        data-lines={cy ? tree.model.edges.length : 0}
        onKeyDown={onKeyDown}
      >
        <div className="graph-canvas" ref={box} />
      </div>
      <Minimap cy={cy} model={tree.model} />
      <p id="graph-keys" className="graph-keys muted">
        {t('graph.keys')}
      </p>
    </section>
  );
}
