import type { ElementDefinition } from 'cytoscape';

import type { ControlCertainty } from '../../graphql/graphql';
import { crossRoute } from './crossRoute';
import { CARD_HEIGHT, CARD_WIDTH, layoutTree, relativeBends, type Layout, type Point } from './layout';
import { cardLines, type Measure } from './cardText';
import type { DrawnEdge, DrawnParty, GraphModel } from './graphModel';
import type { Labels } from './labels';
import type { Scene } from './useGraph';

export const TEXT_WIDTH = CARD_WIDTH - 56;
const BADGE_GAP = 3;
const BESIDE = 10;

/** Id of the badge that opens and closes a party on the canvas. */
export function badgeId(entityId: string): string {
  return `badge:${entityId}`;
}

/** The picture of a tree. */
export function treeScene(model: GraphModel, labels: Labels): Scene {
  const texts = model.parties.flatMap((party) => [labels.name(party.id), labels.control(party.node)]);
  return { ready: true, texts, elements: (measure) => treeElements(model, labels, measure) };
}

function treeElements(model: GraphModel, labels: Labels, measure: Measure): ElementDefinition[] {
  const layout = layoutTree(model);
  const at = (id: string): Point => layout.positions.get(id) ?? { x: 0, y: 0 };
  const parties = model.parties.map((party) => card(party, at(party.id), labels, measure));
  const badges = model.parties.filter((party) => party.expandable).map((party) => badge(party, at(party.id), layout.fromLeft.has(party.id)));
  const more = model.more.map((one) => ({
    group: 'nodes' as const,
    data: { id: one.id, label: labels.more(one.hidden), occurrence: one.occurrenceId },
    position: at(one.id),
    classes: 'more',
  }));
  const lines = model.edges.map((edge) => line(edge, layout, labels));
  const moreLines = model.more.map((one) => ({
    group: 'edges' as const,
    data: { id: `line:${one.id}`, source: one.parentId, target: one.id, label: '', ...bent(one.parentId, one.id, layout) },
    classes: 'tree to-more',
  }));
  return [...parties, ...badges, ...more, ...lines, ...moreLines];
}

function card(party: DrawnParty, position: Point, labels: Labels, measure: Measure): ElementDefinition {
  const { node } = party;
  const lines = cardLines(labels.name(party.id), TEXT_WIDTH, 2, measure);
  const root = party.layer === 0;
  const facts = root ? labels.control(node) : `${labels.control(node)} · ${labels.interest(node)}`;
  const tone = labels.cover(node);
  const filling = tone ? `cover-${tone}${root ? ' root' : ''}` : root ? 'root' : fillingOf(node.certainty);
  return {
    group: 'nodes',
    data: { id: party.id, label: [...lines, facts].join('\n'), kind: node.party.kind },
    position,
    classes: `party ${filling} ${node.party.kind.toLowerCase()}`,
  };
}

/** How a card is filled: control is certain, possible or absent. */
export function fillingOf(certainty: ControlCertainty | null): string {
  if (certainty === null) return 'not-controlled';
  return certainty === 'CERTAIN' ? 'controlled' : 'possibly-controlled';
}

/** Below its card, where the lines to the children begin; beside it in a column, where the next card is near. */
function badge(party: DrawnParty, { x, y }: Point, inColumn: boolean): ElementDefinition {
  const position = inColumn ? { x: x + CARD_WIDTH / 2 + BESIDE, y } : { x, y: y + CARD_HEIGHT / 2 + BADGE_GAP + 12 };
  const label = party.expanded ? '−' : `+${party.children > 999 ? '999' : String(party.children)}`;
  return {
    group: 'nodes',
    data: { id: badgeId(party.id), label, entity: party.id },
    position,
    classes: party.expanded ? 'badge open' : 'badge',
  };
}

function line(edge: DrawnEdge, layout: Layout, labels: Labels): ElementDefinition {
  const route = edge.shape === 'tree' ? bent(edge.from, edge.to, layout) : crossed(edge, layout);
  return {
    group: 'edges',
    data: { id: edge.id, source: edge.from, target: edge.to, label: labels.line(edge.stake), ...route },
    classes: edge.stake.id.startsWith('ended ') ? `${edge.shape} ended` : edge.shape,
  };
}

function crossed(edge: DrawnEdge, layout: Layout): object {
  const from = layout.positions.get(edge.from);
  const to = layout.positions.get(edge.to);
  return from && to && edge.shape !== 'self' ? crossRoute(from, to) : {};
}

/** The route of a line of the tree: where it leaves and enters, and its bends between. */
function bent(from: string, to: string, layout: Layout): Record<string, string | number> {
  const source = layout.positions.get(from);
  const target = layout.positions.get(to);
  const bends = layout.bends.get(to);
  if (!source || !target || !bends) return {};
  const sideways = layout.fromLeft.has(to);
  const leaves = { x: source.x, y: source.y + CARD_HEIGHT / 2 };
  const enters = sideways ? { x: target.x - CARD_WIDTH / 2, y: target.y } : { x: target.x, y: target.y - CARD_HEIGHT / 2 };
  const { weights, distances } = relativeBends(leaves, enters, bends);
  return {
    weights: weights.map((weight) => weight.toFixed(5)).join(' '),
    distances: distances.map((distance) => distance.toFixed(2)).join(' '),
    enter: sideways ? `${-CARD_WIDTH / 2}px 0px` : `0px ${-CARD_HEIGHT / 2}px`,
    labelAt: sideways ? 36 : 24,
  };
}
