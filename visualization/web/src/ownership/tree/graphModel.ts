import type { PartyRow, Row } from './occurrences';
import type { TreeData, TreeNode, TreeStake } from './treeData';

/** More cards, badges and lines than this are not drawn: between 2,000 and 5,000 nodes the canvas drops from 51 to 2 frames a second (two cores, no GPU). */
export const MAX_DRAWN = 2000;

/** A party on the canvas: drawn once, at its highest visible place. */
export interface DrawnParty {
  id: string;
  node: TreeNode;
  /** The place that decides where it is drawn. */
  row: PartyRow;
  /** Layer counted from the root, which is 0. */
  layer: number;
  parentId: string | null;
  expandable: boolean;
  expanded: boolean;
  /** Stakes it holds in this tree, shown on the badge. */
  children: number;
}

/** "N more" on the canvas. */
export interface DrawnMore {
  id: string;
  parentId: string;
  layer: number;
  occurrenceId: string;
  hidden: number;
}

/** tree: to the place where the company is drawn; cross: from a further holder; loop: closes a circle of stakes. */
export type EdgeShape = 'tree' | 'cross' | 'loop' | 'self';

export interface DrawnEdge {
  id: string;
  from: string;
  to: string;
  shape: EdgeShape;
  stake: TreeStake;
}

export interface GraphModel {
  parties: DrawnParty[];
  more: DrawnMore[];
  edges: DrawnEdge[];
}

/** The picture of the visible rows: every party once, every real stake between two visible parties. */
export function graphModel(data: TreeData, rows: readonly Row[]): GraphModel {
  const parties = drawnParties(data, rows);
  return { parties: [...parties.values()], more: drawnMore(rows, parties), edges: edgesBetween(data, parties) };
}

function drawnParties(data: TreeData, rows: readonly Row[]): Map<string, DrawnParty> {
  const entityOf = new Map(rows.flatMap((row) => (row.type === 'party' ? [[row.occurrenceId, row.entityId]] : [])));
  const opened = new Set(rows.flatMap((row) => (row.type === 'party' && row.expanded ? [row.entityId] : [])));
  const drawn = new Map<string, DrawnParty>();
  // Highest places first: a party's parent is then always drawn before it, and one layer above.
  for (const row of highestPlaces(rows)) {
    const node = data.nodes.get(row.entityId);
    if (!node) continue;
    const parentId = row.parentId === null ? null : (entityOf.get(row.parentId) ?? null);
    const layer = parentId === null ? 0 : (drawn.get(parentId)?.layer ?? 0) + 1;
    const children = data.held.get(row.entityId)?.length ?? 0;
    const { expandable } = row;
    const expanded = opened.has(row.entityId);
    drawn.set(row.entityId, { id: row.entityId, node, row, layer, parentId, expandable, expanded, children });
  }
  return drawn;
}

function drawnMore(rows: readonly Row[], parties: ReadonlyMap<string, DrawnParty>): DrawnMore[] {
  const more = new Map<string, DrawnMore>();
  for (const row of rows) {
    const holder = row.type === 'more' ? parties.get(row.holderId) : undefined;
    if (row.type !== 'more' || !holder || more.has(holder.id) || row.parentId === null) continue;
    const place = { id: row.occurrenceId, parentId: holder.id, layer: holder.layer + 1 };
    more.set(holder.id, { ...place, occurrenceId: row.parentId, hidden: row.hidden });
  }
  return [...more.values()];
}

/** Elements the canvas would have to draw, badges and "more" included. */
export function drawnElements(model: GraphModel): number {
  const badges = model.parties.filter((party) => party.expandable).length;
  return model.parties.length + badges + 2 * model.more.length + model.edges.length;
}

function highestPlaces(rows: readonly Row[]): PartyRow[] {
  const places = new Map<string, PartyRow>();
  for (const row of rows) {
    if (row.type !== 'party' || row.loop) continue;
    const known = places.get(row.entityId);
    if (!known || row.level < known.level) places.set(row.entityId, row);
  }
  return [...places.values()].sort((a, b) => a.level - b.level);
}

function edgesBetween(data: TreeData, drawn: ReadonlyMap<string, DrawnParty>): DrawnEdge[] {
  return data.stakes.flatMap((stake): DrawnEdge[] => {
    const holder = drawn.get(stake.holder.id);
    const company = drawn.get(stake.company.id);
    if (!holder || !company) return [];
    return [{ id: stake.id, from: holder.id, to: company.id, shape: shapeOf(holder, company, data.inLoop.has(stake)), stake }];
  });
}

function shapeOf(holder: DrawnParty, company: DrawnParty, inLoop: boolean): EdgeShape {
  if (holder.id === company.id) return 'self';
  if (company.parentId === holder.id) return 'tree';
  return inLoop ? 'loop' : 'cross';
}
