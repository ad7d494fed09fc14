import { stakesInLoops } from '../tree/loops';
import type { EdgeShape } from '../tree/graphModel';
import type { PartyRow, Row } from '../tree/occurrences';
import { knownParties, SIDES, type ChartParty, type ChartStake, type Explored, type Side } from './exploration';

/** A party on the chart: drawn once, on the side and in the layer where it stands nearest to the root. */
export interface ChartNode {
  id: string;
  party: ChartParty;
  side: Side;
  layer: number;
  parentId: string | null;
  row: PartyRow;
}

export interface ChartMore {
  id: string;
  side: Side;
  layer: number;
  parentId: string;
  /** The row that asks for more. */
  occurrenceId: string;
  hidden: number;
}

export interface ChartEdge {
  stake: ChartStake;
  shape: EdgeShape;
  side: Side;
  /** Part of the chain of stakes that carries control. */
  carries: boolean;
}

export interface ChartModel {
  nodes: ReadonlyMap<string, ChartNode>;
  more: readonly ChartMore[];
  edges: readonly ChartEdge[];
}

/** The picture of the visible rows: every party once, every fetched stake between two drawn parties. */
export function chartModel(explored: Explored, rows: Record<Side, readonly Row[]>, carries: (stake: ChartStake) => boolean): ChartModel {
  const nodes = drawnNodes(explored, rows);
  return { nodes, more: drawnMore(rows, nodes), edges: drawnEdges(explored, nodes, carries) };
}

function drawnNodes(explored: Explored, rows: Record<Side, readonly Row[]>): Map<string, ChartNode> {
  const parties = knownParties(explored);
  const places = SIDES.flatMap((side) => rows[side].filter((row) => row.type === 'party').map((row) => ({ side, row })));
  const entities = new Map(places.map(({ side, row }) => [`${side} ${row.occurrenceId}`, row.entityId]));
  const nodes = new Map<string, ChartNode>();
  // Nearest places first: the parent of a party is then always drawn before it, on the same side and one layer nearer.
  for (const { side, row } of places.sort((a, b) => a.row.level - b.row.level)) {
    const party = parties.get(row.entityId);
    if (!party || row.loop || nodes.has(row.entityId)) continue;
    const parentId = row.parentId === null ? null : (entities.get(`${side} ${row.parentId}`) ?? null);
    const parent = parentId === null ? undefined : nodes.get(parentId);
    // Its place hangs on a party that is drawn on the other side: no place of the tree, another one follows or a line crosses.
    if (parent && parent.layer > 0 && parent.side !== side) continue;
    nodes.set(party.id, { id: party.id, party, side, layer: parent ? parent.layer + 1 : 0, parentId, row });
  }
  return nodes;
}

function drawnMore(rows: Record<Side, readonly Row[]>, nodes: ReadonlyMap<string, ChartNode>): ChartMore[] {
  const more = new Map<string, ChartMore>();
  for (const side of SIDES) {
    for (const row of rows[side]) {
      const parent = row.type === 'more' ? nodes.get(row.holderId) : undefined;
      if (row.type !== 'more' || !parent || (parent.side !== side && parent.layer > 0)) continue;
      const id = `more ${side} ${parent.id}`;
      more.set(id, { id, side, layer: parent.layer + 1, parentId: parent.id, occurrenceId: row.occurrenceId, hidden: row.hidden });
    }
  }
  return [...more.values()];
}

function drawnEdges(explored: Explored, nodes: ReadonlyMap<string, ChartNode>, carries: (stake: ChartStake) => boolean): ChartEdge[] {
  const stakes = new Map<string, ChartStake>();
  for (const side of SIDES) for (const some of explored.stakes[side].values()) for (const stake of some) stakes.set(stake.id, stake);
  const drawn = [...stakes.values()].filter(({ holder, company }) => nodes.has(holder.id) && nodes.has(company.id));
  const inLoop = stakesInLoops(drawn);
  return drawn.map((stake) => ({ stake, carries: carries(stake), ...shapeOf(stake, nodes, inLoop.has(stake)) }));
}

function shapeOf({ holder, company }: ChartStake, nodes: ReadonlyMap<string, ChartNode>, inLoop: boolean): { shape: EdgeShape; side: Side } {
  if (holder.id === company.id) return { shape: 'self', side: 'below' };
  const [upper, lower] = [nodes.get(holder.id), nodes.get(company.id)];
  if (upper?.side === 'above' && upper.layer > 0 && upper.parentId === company.id) return { shape: 'tree', side: 'above' };
  if (lower?.side === 'below' && lower.layer > 0 && lower.parentId === holder.id) return { shape: 'tree', side: 'below' };
  return { shape: inLoop ? 'loop' : 'cross', side: 'below' };
}

/** Cards, badges and lines that the canvas would have to draw. */
export function chartElements(model: ChartModel): number {
  return 2 * model.nodes.size + 2 * model.more.length + model.edges.length;
}
