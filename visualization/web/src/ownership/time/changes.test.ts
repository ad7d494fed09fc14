import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';

import { formatter } from '../../app/format';
import { changeOf, changesByPair, changeText, type Change } from './changes';

const t = ((key: string) => key) as unknown as TFunction;
const party = (id: string) => ({ id, name: id, otherNames: [], kind: 'COMPANY' as const, fictional: true });

function change(kind: Change['kind'], before: number | null, after: number | null): Change {
  const ends = { beforeMin: before, beforeMax: before, afterMin: after, afterMax: after };
  return { kind, before, after, ...ends, holder: party('a'), company: party('b'), controllersBefore: [], controllersAfter: [] };
}

describe('changeText', () => {
  it('tells what became of a stake by sign and figures', () => {
    const text = (one: Change): string => changeText(one, formatter('en'), t);
    expect(text(change('INCREASED', 55, 60))).toBe('▲ 55% → 60%');
    expect(text(change('APPEARED', null, 12.5))).toBe('+ 12.5%');
    expect(text(change('ENDED', 30, null))).toBe('✕ 30%');
    expect(text(change('WITHHELD', 30, null))).toBe('◌ 30% → stake.undisclosed');
    expect(text({ ...change('RESTATED', null, 30), beforeMin: 25, beforeMax: 50 })).toBe('≈ 25–50% → 30%');
  });

  it('is found by the ends of a stake', () => {
    const changes = changesByPair([change('INCREASED', 55, 60)]);
    expect(changeOf(changes, { holder: { id: 'a' }, company: { id: 'b' } })?.after).toBe(60);
    expect(changeOf(changes, { holder: { id: 'b' }, company: { id: 'a' } })).toBeUndefined();
  });
});
