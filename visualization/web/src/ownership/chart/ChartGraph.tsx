import { useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { GraphPane } from '../tree/GraphPane';
import type { GraphHandle } from '../tree/useGraph';
import type { ChartModel } from './chartModel';
import { chartNeighbour } from './chartNeighbour';
import { badgeOf, chartScene } from './chartScene';
import type { ChartWords } from './chartWords';
import { closeParty, countOf, openMore, openParty, SIDES, type Explored, type Openings, type Side } from './exploration';

interface Props {
  ref: Ref<GraphHandle>;
  model: ChartModel;
  explored: Explored;
  openings: Openings;
  setOpenings: (openings: Openings) => void;
  words: ChartWords;
  selected: string | null;
  onSelect: (id: string) => void;
  onDetails: (id: string) => void;
}

/** The chart as a picture. */
export function ChartGraph({ ref, model, explored, openings, setOpenings, words, selected, onSelect, onDetails }: Props) {
  const { t } = useTranslation();
  const root = explored.root.id;
  const ready = SIDES.every((side) => countOf(explored.root, side) === 0 || explored.stakes[side].has(root));
  const scene = useMemo(() => chartScene(model, words, ready), [model, words, ready]);
  const set = (side: Side, id: string, wanted: boolean): void => setOpenings(wanted ? openParty(openings, side, id) : closeParty(openings, side, id));
  const sidesOf = (id: string): Side[] => {
    const node = model.nodes.get(id);
    if (!node) return [];
    const sides: Side[] = node.layer === 0 ? ['above', 'below'] : [node.side];
    return sides.filter((side) => countOf(node.party, side) > 0);
  };
  const toggle = (id: string, badge: string | null): void => {
    const side = sidesOf(id).find((one) => badge === null || badge === badgeOf(one, id));
    if (side) set(side, id, !openings[side].has(id));
  };
  const more = (place: string): void => {
    const side: Side = place.startsWith('above ') ? 'above' : 'below';
    setOpenings(openMore(openings, side, place.slice(side.length + 1)));
  };
  const setAll = (id: string, wanted: boolean): void => {
    const change = wanted ? openParty : closeParty;
    setOpenings(sidesOf(id).reduce((all, side) => change(all, side, id), openings));
  };
  const say = (id: string): string => {
    const node = model.nodes.get(id);
    if (!node) return '';
    const stake = node.row.stake ? t('graph.saidStake', { stake: words.stake(node.row.stake as Parameters<ChartWords['stake']>[0]) }) : '';
    const where = node.layer === 0 ? '' : t(`chart.${node.side}`);
    return [words.name(id), words.kind(id), where, stake, words.facts(node)].filter(Boolean).join(', ');
  };
  return (
    <GraphPane
      ref={ref}
      pane={t('chart.graph')}
      title={t('chart.canvas', { name: words.name(root) })}
      scene={scene}
      drawn={{ parties: model.nodes.size, lines: model.edges.length }}
      selected={selected}
      events={{ onSelect, onToggle: toggle, onMore: more }}
      keys={{
        at: selected !== null && model.nodes.has(selected) ? selected : root,
        root,
        name: words.name,
        say,
        go: (from, arrow) => chartNeighbour(model, from, arrow),
        onToggle: setAll,
        onSelect,
        onDetails,
      }}
      onCloseAll={() => setOpenings({ above: new Map(), below: new Map() })}
    />
  );
}
