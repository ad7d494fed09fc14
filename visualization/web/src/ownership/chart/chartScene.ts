import type { ElementDefinition } from 'cytoscape';

import { cardLines, type Measure } from '../tree/cardText';
import { crossRoute } from '../tree/crossRoute';
import { fillingOf, TEXT_WIDTH } from '../tree/graphElements';
import { CARD_HEIGHT, CARD_WIDTH, relativeBends, type Point } from '../tree/layout';
import type { Scene } from '../tree/useGraph';
import { layoutChart, type ChartLayout } from './chartLayout';
import type { ChartEdge, ChartModel, ChartMore, ChartNode } from './chartModel';
import type { ChartWords } from './chartWords';
import { countOf, type Side } from './exploration';

const BADGE_OFFSET = CARD_HEIGHT / 2 + 15;
const BESIDE = 10;
const MOST_ON_BADGE = 999;

/** Id of the badge that opens a party on a side. */
export function badgeOf(side: Side, id: string): string {
  return `badge ${side} ${id}`;
}

/** The chart as a picture; `ready` once the first owners and holdings are there. */
export function chartScene(model: ChartModel, words: ChartWords, ready: boolean): Scene {
  const texts = [...model.nodes.values()].flatMap((node) => [words.name(node.id), words.facts(node)]);
  return { ready, texts: [...texts, words.carries], elements: (measure) => chartElements(model, words, measure) };
}

function chartElements(model: ChartModel, words: ChartWords, measure: Measure): ElementDefinition[] {
  const layout = layoutChart(model);
  const nodes = [...model.nodes.values()];
  return [
    ...nodes.map((node) => card(node, layout, words, measure)),
    ...nodes.flatMap((node) => badges(node, layout, words)),
    ...model.more.map((more) => moreCard(more, layout, words)),
    ...model.edges.map((edge) => line(edge, layout, words)),
    ...model.more.map((more) => moreLine(more, layout)),
  ];
}

function at(layout: ChartLayout, id: string): Point {
  return layout.positions.get(id) ?? { x: 0, y: 0 };
}

function card(node: ChartNode, layout: ChartLayout, words: ChartWords, measure: Measure): ElementDefinition {
  const filling = node.layer === 0 ? 'root' : fillingOf(words.certainty(node));
  const label = [...cardLines(words.name(node.id), TEXT_WIDTH, 2, measure), words.facts(node)].join('\n');
  return {
    group: 'nodes',
    data: { id: node.id, label, kind: node.party.kind },
    position: at(layout, node.id),
    classes: `party ${filling} ${node.layer === 0 ? 'centre' : ''} ${node.party.kind.toLowerCase()}`,
  };
}

function badges(node: ChartNode, layout: ChartLayout, words: ChartWords): ElementDefinition[] {
  const sides: readonly Side[] = node.layer === 0 ? ['above', 'below'] : [node.side];
  const { x, y } = at(layout, node.id);
  return sides
    .filter((side) => countOf(node.party, side) > 0)
    .map((side) => {
      const open = words.isOpen(side, node.id);
      const count = countOf(node.party, side);
      const beside = layout.sideways.has(node.id);
      return {
        group: 'nodes' as const,
        data: { id: badgeOf(side, node.id), label: open ? '−' : `+${Math.min(count, MOST_ON_BADGE)}`, entity: node.id },
        position: beside ? { x: x + CARD_WIDTH / 2 + BESIDE, y } : { x, y: y + (side === 'above' ? -BADGE_OFFSET : BADGE_OFFSET) },
        classes: open ? 'badge open' : 'badge',
      };
    });
}

function moreCard(more: ChartMore, layout: ChartLayout, words: ChartWords): ElementDefinition {
  return {
    group: 'nodes',
    data: { id: more.id, label: words.more(more.hidden), occurrence: `${more.side} ${more.parentId}` },
    position: at(layout, more.id),
    classes: 'more',
  };
}

function moreLine(more: ChartMore, layout: ChartLayout): ElementDefinition {
  const [source, target] = more.side === 'above' ? [more.id, more.parentId] : [more.parentId, more.id];
  return {
    group: 'edges',
    data: { id: `line ${more.id}`, source, target, label: '', ...treeRoute(layout, more.side, more.id, more.parentId) },
    classes: `tree to-more ${more.side}`,
  };
}

function line(edge: ChartEdge, layout: ChartLayout, words: ChartWords): ElementDefinition {
  const { holder, company, id } = edge.stake;
  const [child, parent] = edge.side === 'above' ? [holder.id, company.id] : [company.id, holder.id];
  const crossed = (): object => (edge.shape === 'self' ? {} : crossRoute(at(layout, holder.id), at(layout, company.id)));
  const route = edge.shape === 'tree' ? treeRoute(layout, edge.side, child, parent) : crossed();
  const label = edge.carries ? `${words.carries} ${words.stake(edge.stake)}` : words.stake(edge.stake);
  return {
    group: 'edges',
    data: { id, source: holder.id, target: company.id, label, ...route },
    classes: `${edge.shape} ${edge.shape === 'tree' ? edge.side : ''} ${edge.carries ? 'carries' : ''}`,
  };
}

/** The route of a line of the tree: from the holder down, whichever of its ends is the child. */
function treeRoute(layout: ChartLayout, side: Side, child: string, parent: string): Record<string, string | number> {
  const bends = layout.bends.get(child);
  if (!bends) return {};
  const beside = layout.sideways.has(child);
  const childEnd = beside ? { x: -CARD_WIDTH / 2, y: 0 } : { x: 0, y: side === 'above' ? CARD_HEIGHT / 2 : -CARD_HEIGHT / 2 };
  const parentEnd = { x: 0, y: side === 'above' ? -CARD_HEIGHT / 2 : CARD_HEIGHT / 2 };
  const [leave, enter] = side === 'above' ? [childEnd, parentEnd] : [parentEnd, childEnd];
  const [from, to] = side === 'above' ? [at(layout, child), at(layout, parent)] : [at(layout, parent), at(layout, child)];
  const start = { x: from.x + leave.x, y: from.y + leave.y };
  const end = { x: to.x + enter.x, y: to.y + enter.y };
  const { weights, distances } = relativeBends(start, end, bends);
  return {
    weights: weights.map((weight) => weight.toFixed(5)).join(' '),
    distances: distances.map((distance) => distance.toFixed(2)).join(' '),
    leave: `${leave.x}px ${leave.y}px`,
    enter: `${enter.x}px ${enter.y}px`,
    labelAt: beside ? 36 : 24,
  };
}
