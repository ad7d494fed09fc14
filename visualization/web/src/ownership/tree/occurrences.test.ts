import { describe, expect, it } from 'vitest';

import { close, FIRST_CHILDREN, NOTHING_OPEN, open, openedUpTo, reveal, showMore, visibleRows, type Opened, type Row } from './occurrences';
import { sampleTree, type SampleStake } from './sampleTree';

function opening(...ids: string[]): Opened {
  return ids.reduce<Opened>((all, id) => open(all, id), NOTHING_OPEN);
}

function ids(rows: readonly Row[]): string[] {
  return rows.map((row) => row.occurrenceId);
}

const DIAMOND: SampleStake[] = [['r', 'a', 60], ['r', 'b', 40], ['a', 'x', 30], ['b', 'x', 20], ['x', 'r', 5]];

describe('visibleRows', () => {
  const data = sampleTree({ stakes: DIAMOND });

  it('shows a company once for each holder, each place with an id and a stake of its own', () => {
    const rows = visibleRows(data, opening('r', 'r/a', 'r/b'));
    expect(ids(rows)).toEqual(['r', 'r/a', 'r/a/x', 'r/b', 'r/b/x']);
    const places = rows.filter((row) => row.type === 'party' && row.entityId === 'x');
    expect(places.map((row) => row.type === 'party' && row.stake?.percent)).toEqual([30, 20]);
  });

  it('opens one place of a company and leaves its other place closed', () => {
    expect(ids(visibleRows(data, opening('r', 'r/a', 'r/b', 'r/a/x')))).toEqual(['r', 'r/a', 'r/a/x', 'r/a/x/r', 'r/b', 'r/b/x']);
  });

  it('ends a loop where a party stands in its own chain', () => {
    const row = visibleRows(data, opening('r', 'r/a', 'r/a/x', 'r/a/x/r')).find((one) => one.occurrenceId === 'r/a/x/r');
    expect(row).toMatchObject({ type: 'party', entityId: 'r', loop: true, expandable: false, expanded: false });
  });

  it('tells level, position and size of the set, as a tree grid needs them', () => {
    const row = visibleRows(data, opening('r'))[2];
    expect(row).toMatchObject({ occurrenceId: 'r/b', level: 2, position: 2, setSize: 2, parentId: 'r' });
  });

  it('shows the first children only, then more of them', () => {
    const wide = sampleTree({ stakes: Array.from({ length: 50 }, (_, i): SampleStake => ['r', `c${String(i)}`, 50 - i]) });
    const first = visibleRows(wide, opening('r'));
    expect(first).toHaveLength(1 + FIRST_CHILDREN + 1);
    expect(first.at(-1)).toMatchObject({ type: 'more', hidden: 38, setSize: FIRST_CHILDREN + 1 });
    expect(visibleRows(wide, showMore(opening('r'), 'r')).at(-1)).toMatchObject({ type: 'more', hidden: 13 });
    expect(visibleRows(wide, reveal(wide, NOTHING_OPEN, ['r', 'c30'])).some((row) => row.type === 'party' && row.entityId === 'c30')).toBe(true);
  });
});

describe('opening', () => {
  it('remembers what was open below when a place opens again', () => {
    const data = sampleTree({ stakes: DIAMOND });
    const closed = close(opening('r', 'r/a'), 'r');
    expect(ids(visibleRows(data, closed))).toEqual(['r']);
    expect(ids(visibleRows(data, open(closed, 'r')))).toContain('r/a/x');
  });

  it('opens whole levels and stops before too many rows', () => {
    const data = sampleTree({ stakes: [['r', 'a', 1], ['a', 'b', 1], ['b', 'c', 1], ['b', 'd', 1], ['b', 'e', 1]] });
    expect(visibleRows(data, openedUpTo(data, 3))).toHaveLength(3);
    expect(visibleRows(data, openedUpTo(data, 6))).toHaveLength(6);
  });

  it('comes to an end on a loop', () => {
    const data = sampleTree({ stakes: [['r', 'a', 60], ['a', 'r', 10], ['a', 'a', 5]] });
    expect(ids(visibleRows(data, openedUpTo(data, 100)))).toEqual(['r', 'r/a', 'r/a/r', 'r/a/a']);
  });
});
