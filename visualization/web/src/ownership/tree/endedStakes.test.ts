import { describe, expect, it } from 'vitest';

import type { Change } from '../time/changes';
import { withEnded } from './endedStakes';

const party = (id: string) => ({ id, name: id, otherNames: [], kind: 'COMPANY' as const, fictional: true });
const node = (id: string, depth: number) => ({ party: party(id), depth, certainty: 'CERTAIN' as const, interestPercent: 100 });
const WIRE = { asOf: '2026-01-01', truncated: false, root: { id: 'r' }, nodes: [node('r', 0), node('a', 1)], holdings: [], summary: { companies: 2, controlled: 2, accounts: 0 }, warnings: [] };

function ended(holder: string, company: string): Change {
  const share = { before: 30, beforeMin: 30, beforeMax: 30, after: null, afterMin: null, afterMax: null };
  return { kind: 'ENDED', ...share, holder: party(holder), company: party(company), controllersBefore: [], controllersAfter: [] };
}

describe('withEnded', () => {
  it('adds ended stakes and the companies that are no longer there', () => {
    const wire = withEnded(WIRE, [ended('a', 'gone'), ended('r', 'a')]);
    expect(wire.holdings.map((stake) => [stake.holder.id, stake.company.id, stake.percent])).toEqual([['a', 'gone', 30], ['r', 'a', 30]]);
    expect(wire.nodes.at(-1)).toMatchObject({ depth: 2, certainty: null, interestPercent: 0, party: { id: 'gone' } });
  });

  it('leaves out what ended elsewhere', () => {
    expect(withEnded(WIRE, [ended('elsewhere', 'a')])).toBe(WIRE);
  });
});
