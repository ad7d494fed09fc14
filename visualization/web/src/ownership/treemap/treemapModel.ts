import type { TreeData, TreeNode } from '../tree/treeData';

/** Tiles drawn at once: more cannot be read. One more tile then leads on to the next of them. */
export const MAX_TILES = 200;

/** What the size of a tile stands for: the parties in its branch, or the root's interest in it. */
export const MEASURES = ['parties', 'interest'] as const;
export type Measure = (typeof MEASURES)[number];

/** Too small an interest could not be seen, let alone pressed. */
const LEAST_INTEREST = 0.5;

/** The tree with every party once: under the holder through which it is nearest to the root, by the largest stake. */
export interface Treemap {
  rootId: string;
  parents: ReadonlyMap<string, string>;
  branches: ReadonlyMap<string, readonly string[]>;
  /** Parties in the branch of each party, itself included. */
  parties: ReadonlyMap<string, number>;
}

export interface PartyTile {
  type: 'party';
  id: string;
  node: TreeNode;
  parties: number;
  size: number;
  /** Whether it can be entered. */
  branch: boolean;
}

/** Leads on to the tiles that found no room. */
export interface RestTile {
  type: 'rest';
  id: 'rest';
  hidden: number;
  size: number;
}

export type Tile = PartyTile | RestTile;

/** Builds the tree that a treemap is drawn from. */
export function treemap(data: TreeData): Treemap {
  const levels = new Map([[data.rootId, 0]]);
  const largest = new Map<string, { holder: string; size: number }>();
  for (const [holder, level] of levels) {
    for (const stake of data.held.get(holder) ?? []) {
      const id = stake.company.id;
      if (!levels.has(id)) levels.set(id, level + 1);
      const size = stake.percent ?? stake.percentMin ?? 0;
      const known = largest.get(id);
      if (levels.get(id) === level + 1 && (!known || size > known.size)) largest.set(id, { holder, size });
    }
  }
  const parents = new Map([...largest].map(([id, { holder }]) => [id, holder]));
  const branches = new Map<string, string[]>();
  const parties = new Map([...levels.keys()].map((id) => [id, 1]));
  // From the farthest to the nearest: a branch is complete before it is added to the one above.
  for (const id of [...levels.keys()].reverse()) {
    const parent = parents.get(id);
    if (parent === undefined) continue;
    parties.set(parent, (parties.get(parent) ?? 0) + (parties.get(id) ?? 0));
    const branch = branches.get(parent);
    if (branch) branch.push(id);
    else branches.set(parent, [id]);
  }
  return { rootId: data.rootId, parents, branches, parties };
}

/** The tiles inside a party, largest first; `page` counts the steps to those that found no room. */
export function tilesOf(map: Treemap, data: TreeData, within: string, measure: Measure, page: number): Tile[] {
  const tiles = (map.branches.get(within) ?? []).flatMap((id): PartyTile[] => {
    const node = data.nodes.get(id);
    const parties = map.parties.get(id) ?? 1;
    if (!node) return [];
    const size = measure === 'parties' ? parties : Math.max(LEAST_INTEREST, node.interestPercent);
    return [{ type: 'party', id, node, parties, size, branch: map.branches.has(id) }];
  });
  tiles.sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  const shown = tiles.slice(page * MAX_TILES, (page + 1) * MAX_TILES);
  const rest = tiles.slice((page + 1) * MAX_TILES);
  if (rest.length === 0) return shown;
  // Larger than the smallest that is shown, yet never most of the picture.
  const room = shown.reduce((sum, tile) => sum + tile.size, 0) / 10;
  const size = Math.min(room, rest.reduce((sum, tile) => sum + tile.size, 0));
  return [...shown, { type: 'rest', id: 'rest', hidden: rest.length, size }];
}

/** The parties from the root to one of them, both included; only the root if it is none of the tree or has no branch. */
export function wayTo(map: Treemap, id: string | null): string[] {
  const way: string[] = [];
  if (id !== null && map.branches.has(id)) for (let at: string | undefined = id; at !== undefined; at = map.parents.get(at)) way.unshift(at);
  return way.length > 0 ? way : [map.rootId];
}
