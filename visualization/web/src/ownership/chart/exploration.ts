import type { ChartPartyFragment, StakeFactsFragment } from '../../graphql/graphql';
import type { PartyRow, Row } from '../tree/occurrences';

/** The two trees of the chart: who stands above the root, and what lies below it. */
export const SIDES = ['above', 'below'] as const;
export type Side = (typeof SIDES)[number];

export type ChartParty = ChartPartyFragment;
/** A stake with both its ends. */
export type ChartStake = StakeFactsFragment & { holder: ChartParty; company: ChartParty };

/** Children shown when a party is opened, and how many each further step adds. */
export const FIRST_SHOWN = 8;
export const MORE_SHOWN = 25;

/** What has been fetched: parties by id, and per side the largest stakes of each party that was opened. */
export interface Explored {
  root: ChartParty;
  stakes: Record<Side, ReadonlyMap<string, readonly ChartStake[]>>;
}

/** How many children of which parties are wanted, per side; the root is always among them. */
export type Openings = Record<Side, ReadonlyMap<string, number>>;

/** The party at the far end of a stake, seen from the root. */
export function farEnd(stake: ChartStake, side: Side): ChartParty {
  return side === 'above' ? stake.holder : stake.company;
}

/** How many stakes a party has on a side, fetched or not. */
export function countOf(party: ChartParty, side: Side): number {
  return side === 'above' ? party.holderCount : party.holdingCount;
}

/** All parties that are known, by id. */
export function knownParties(explored: Explored): ReadonlyMap<string, ChartParty> {
  const found = new Map([[explored.root.id, explored.root]]);
  for (const side of SIDES) {
    for (const stakes of explored.stakes[side].values()) {
      for (const { holder, company } of stakes) found.set(holder.id, holder).set(company.id, company);
    }
  }
  return found;
}

/** The visible rows of one side, the root first. A party opens in all its places at once. */
export function rowsOf(explored: Explored, openings: Openings, side: Side): Row[] {
  const rows: Row[] = [];
  const visit = (party: ChartParty, row: Omit<PartyRow, 'type' | 'entityId' | 'expandable' | 'expanded' | 'loop'>, above: readonly string[]): void => {
    const loop = above.includes(party.id);
    const total = countOf(party, side);
    const wanted = openings[side].get(party.id);
    const fetched = explored.stakes[side].get(party.id);
    const expandable = total > 0 && !loop;
    const expanded = expandable && wanted !== undefined && fetched !== undefined;
    rows.push({ type: 'party', ...row, entityId: party.id, expandable, expanded, loop });
    if (!expanded) return;
    const shown = fetched.slice(0, wanted);
    const hidden = total - shown.length;
    const setSize = shown.length + (hidden > 0 ? 1 : 0);
    const place = { parentId: row.occurrenceId, level: row.level + 1, setSize };
    shown.forEach((stake, index) => {
      const child = farEnd(stake, side);
      visit(child, { ...place, occurrenceId: `${row.occurrenceId}/${child.id}`, position: index + 1, stake }, [...above, party.id]);
    });
    if (hidden > 0) rows.push({ type: 'more', ...place, occurrenceId: `${row.occurrenceId}/+`, position: setSize, holderId: party.id, hidden });
  };
  const { id } = explored.root;
  visit(explored.root, { occurrenceId: id, parentId: null, level: 1, setSize: 1, position: 1, stake: null }, []);
  return rows;
}

/** Opens a party on a side, or shows more of it. */
export function openMore(openings: Openings, side: Side, id: string): Openings {
  const now = openings[side].get(id);
  return { ...openings, [side]: new Map(openings[side]).set(id, now === undefined ? FIRST_SHOWN : now + MORE_SHOWN) };
}

/** Opens a party on a side as far as it was not open yet. */
export function openParty(openings: Openings, side: Side, id: string): Openings {
  return openings[side].has(id) ? openings : openMore(openings, side, id);
}

/** Closes a party on a side. */
export function closeParty(openings: Openings, side: Side, id: string): Openings {
  const rest = new Map(openings[side]);
  rest.delete(id);
  return { ...openings, [side]: rest };
}

const OPENING = /^([ab])([\w.:-]{1,100}?)(?:~(\d{1,5}))?$/;
const LETTER: Record<Side, string> = { above: 'a', below: 'b' };
/** Parties that an address opens: more would make it longer than servers and mail programs take. */
const MOST_IN_ADDRESS = 40;

/** The openings as they stand in an address: side, id and number of children; without the root. */
export function writeOpenings(openings: Openings, rootId: string): string[] {
  const all = SIDES.flatMap((side) => [...openings[side]].map(([id, shown]) => ({ id, text: `${LETTER[side]}${id}${shown === FIRST_SHOWN ? '' : `~${shown}`}`, plain: shown === FIRST_SHOWN })));
  return all.filter(({ id, plain }) => id !== rootId || !plain).map(({ text }) => text).slice(0, MOST_IN_ADDRESS);
}

/** Reads openings from an address; the root is open on both sides. What makes no sense is left out. */
export function readOpenings(texts: readonly string[], rootId: string): Openings {
  const openings = { above: new Map([[rootId, FIRST_SHOWN]]), below: new Map([[rootId, FIRST_SHOWN]]) };
  for (const text of texts.slice(0, MOST_IN_ADDRESS)) {
    const [, letter, id, shown] = OPENING.exec(text) ?? [];
    if (id === undefined) continue;
    openings[letter === 'a' ? 'above' : 'below'].set(id, shown === undefined ? FIRST_SHOWN : Math.min(500, Math.max(1, Number(shown))));
  }
  return openings;
}
