import type { TreeData, TreeStake } from './treeData';

/** Children shown under a party before "more" is asked for, and how many each further step adds. */
export const FIRST_CHILDREN = 12;
export const MORE_CHILDREN = 25;

/**
 * What is open in the tree. Keys are occurrence ids: the chain of party ids from the root, joined by "/", so that
 * the same company under two holders opens and closes in each place by itself.
 */
export interface Opened {
  expanded: ReadonlySet<string>;
  /** How many children an occurrence shows, where that differs from FIRST_CHILDREN. */
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

/** The rows that are visible, in reading order. */
export function visibleRows(data: TreeData, opened: Opened): Row[] {
  const rows: Row[] = [];
  const root: Place = { occurrenceId: data.rootId, parentId: null, level: 1, setSize: 1, position: 1 };
  addParty(data, opened, { place: root, entityId: data.rootId, stake: null, above: [] }, rows);
  return rows;
}

interface Visit {
  place: Place;
  entityId: string;
  stake: TreeStake | null;
  above: readonly string[];
}

function addParty(data: TreeData, opened: Opened, visit: Visit, rows: Row[]): void {
  const { place, entityId, stake, above } = visit;
  const loop = above.includes(entityId);
  const children = loop ? [] : (data.held.get(entityId) ?? []);
  const expandable = children.length > 0;
  const expanded = expandable && opened.expanded.has(place.occurrenceId);
  rows.push({ type: 'party', ...place, entityId, stake, expandable, expanded, loop });
  if (!expanded) return;
  const chain = [...above, entityId];
  const shown = Math.min(children.length, opened.shown.get(place.occurrenceId) ?? FIRST_CHILDREN);
  const setSize = shown < children.length ? shown + 1 : shown;
  const within = { parentId: place.occurrenceId, level: place.level + 1, setSize };
  children.slice(0, shown).forEach((child, index) => {
    const occurrenceId = `${place.occurrenceId}/${child.company.id}`;
    const at = { ...within, occurrenceId, position: index + 1 };
    addParty(data, opened, { place: at, entityId: child.company.id, stake: child, above: chain }, rows);
  });
  if (shown < children.length) {
    const occurrenceId = `${place.occurrenceId}/+`;
    const hidden = children.length - shown;
    rows.push({ type: 'more', ...within, occurrenceId, position: setSize, holderId: entityId, hidden });
  }
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

/** Opens level by level while no more than `limit` rows become visible; the root is always open. */
export function openedUpTo(data: TreeData, limit: number): Opened {
  let opened = open(NOTHING_OPEN, data.rootId);
  for (let level = 2; ; level += 1) {
    const rows = visibleRows(data, opened);
    const next = rows.filter((row) => row.type === 'party' && row.level === level && row.expandable);
    if (next.length === 0) return opened;
    const wider = next.reduce((all, row) => open(all, row.occurrenceId), opened);
    if (visibleRows(data, wider).length > limit) return opened;
    opened = wider;
  }
}
