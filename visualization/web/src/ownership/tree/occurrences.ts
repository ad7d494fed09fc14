import type { TreeData, TreeStake } from './treeData';

/** Children drawn under a party before "more" is asked for, and how many each further step adds. */
export const FIRST_CHILDREN = 12;
export const MORE_CHILDREN = 25;

/**
 * What is open in the tree. Keys are occurrence ids: the chain of party ids from the root, joined by "/", so that
 * the same company under two holders opens and closes in each place by itself.
 */
export interface Opened {
  expanded: ReadonlySet<string>;
  /** How many children of an occurrence are drawn, where that differs from FIRST_CHILDREN. */
  shown: ReadonlyMap<string, number>;
}

interface Place {
  occurrenceId: string;
  parentId: string | null;
  /** 1 for the root. */
  level: number;
  setSize: number;
  position: number;
}

/** One place where a party stands in the tree. */
export interface PartyRow extends Place {
  type: 'party';
  entityId: string;
  /** The stake by which the parent row holds this party; null for the root. */
  stake: TreeStake | null;
  expandable: boolean;
  expanded: boolean;
  /** The party stands further up in its own chain: a loop, which ends here. */
  loop: boolean;
}

/** "N more" under a party with many stakes. */
export interface MoreRow extends Place {
  type: 'more';
  holderId: string;
  hidden: number;
}

export type Row = PartyRow | MoreRow;

export const NOTHING_OPEN: Opened = { expanded: new Set(), shown: new Map() };

/** The occurrence of a chain of party ids. */
export function occurrenceOf(chain: readonly string[]): string {
  return chain.join('/');
}

/** A table shows all children of what is open; a picture the first of them, until more are asked for. */
export type Extent = 'all' | 'first';

/** The rows that are visible, in reading order; no more than `most`, since several holders multiply places. */
export function visibleRows(data: TreeData, opened: Opened, extent: Extent = 'first', most = Infinity): Row[] {
  const rows: Row[] = [];
  const add = ({ place, entityId, stake, above }: Visit): void => {
    if (rows.length >= most) return;
    const loop = standsAbove(above, entityId);
    const children = loop ? [] : (data.held.get(entityId) ?? []);
    const expandable = children.length > 0;
    const expanded = expandable && opened.expanded.has(place.occurrenceId);
    rows.push({ type: 'party', ...place, entityId, stake, expandable, expanded, loop });
    if (!expanded) return;
    const wanted = extent === 'all' ? children.length : (opened.shown.get(place.occurrenceId) ?? FIRST_CHILDREN);
    const shown = Math.min(children.length, wanted);
    const setSize = shown < children.length ? shown + 1 : shown;
    const within = { parentId: place.occurrenceId, level: place.level + 1, setSize };
    for (const [index, child] of children.slice(0, shown).entries()) {
      const at = { ...within, occurrenceId: `${place.occurrenceId}/${child.company.id}`, position: index + 1 };
      add({ place: at, entityId: child.company.id, stake: child, above: { entityId, above } });
    }
    if (shown < children.length) {
      const hidden = children.length - shown;
      rows.push({ type: 'more', ...within, occurrenceId: `${place.occurrenceId}/+`, position: setSize, holderId: entityId, hidden });
    }
  };
  const root: Place = { occurrenceId: data.rootId, parentId: null, level: 1, setSize: 1, position: 1 };
  add({ place: root, entityId: data.rootId, stake: null, above: null });
  return rows;
}

interface Visit {
  place: Place;
  entityId: string;
  stake: TreeStake | null;
  above: Chain | null;
}

/** The parties above a place, nearest first. */
interface Chain {
  entityId: string;
  above: Chain | null;
}

function standsAbove(chain: Chain | null, entityId: string): boolean {
  for (let at = chain; at; at = at.above) if (at.entityId === entityId) return true;
  return false;
}

/** Opens one occurrence. */
export function open(opened: Opened, occurrenceId: string): Opened {
  return { ...opened, expanded: new Set(opened.expanded).add(occurrenceId) };
}

/** Closes one occurrence; what was open below it opens again with it. */
export function close(opened: Opened, occurrenceId: string): Opened {
  const expanded = new Set(opened.expanded);
  expanded.delete(occurrenceId);
  return { ...opened, expanded };
}

/** Shows the next step of children of an occurrence. */
export function showMore(opened: Opened, occurrenceId: string): Opened {
  const now = opened.shown.get(occurrenceId) ?? FIRST_CHILDREN;
  return { ...opened, shown: new Map(opened.shown).set(occurrenceId, now + MORE_CHILDREN) };
}

/** Opens everything above the end of a chain, and as many children as needed to see it. */
export function reveal(data: TreeData, opened: Opened, chain: readonly string[]): Opened {
  const expanded = new Set(opened.expanded);
  const shown = new Map(opened.shown);
  for (let depth = 1; depth < chain.length; depth += 1) {
    const above = occurrenceOf(chain.slice(0, depth));
    expanded.add(above);
    const place = (data.held.get(chain[depth - 1] ?? '') ?? []).findIndex((s) => s.company.id === chain[depth]);
    const now = shown.get(above) ?? FIRST_CHILDREN;
    if (place >= now) shown.set(above, FIRST_CHILDREN + Math.ceil((place + 1 - FIRST_CHILDREN) / MORE_CHILDREN) * MORE_CHILDREN);
  }
  return { expanded, shown };
}

/** Opens level by level while a table has no more than `limit` rows; the root is always open. */
export function openedUpTo(data: TreeData, limit: number): Opened {
  const expanded = new Set<string>();
  let level = [{ occurrenceId: data.rootId, chain: { entityId: data.rootId, above: null as Chain | null } }];
  let rows = 1;
  while (level.length > 0) {
    const open = level.filter(({ chain }) => data.held.has(chain.entityId) && !standsAbove(chain.above, chain.entityId));
    for (const { chain } of open) rows += data.held.get(chain.entityId)?.length ?? 0;
    if (rows > limit && expanded.size > 0) break;
    for (const { occurrenceId } of open) expanded.add(occurrenceId);
    level = open.flatMap(({ occurrenceId, chain }) =>
      (data.held.get(chain.entityId) ?? []).map(({ company }) => ({ occurrenceId: `${occurrenceId}/${company.id}`, chain: { entityId: company.id, above: chain } })),
    );
  }
  return { ...NOTHING_OPEN, expanded: expanded.size > 0 ? expanded : new Set([data.rootId]) };
}
