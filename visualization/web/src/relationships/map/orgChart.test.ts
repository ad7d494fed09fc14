import { describe, expect, it } from 'vitest';

import type { MapFactsFragment } from '../../graphql/graphql';
import { CARD_WIDTH, cardAt, nextPerson, orgChart } from './orgChart';

type Placed = MapFactsFragment['stakeholders'][number];

function someone(id: string, place: { x: number | null; y: number | null } = { x: null, y: null }): Placed {
  return {
    id: `place-${id}`,
    version: 1,
    stakeholderId: id,
    name: id,
    placeholder: null,
    person: null,
    buyingRoles: [],
    support: 'UNKNOWN',
    politicalStatus: 'UNKNOWN',
    coverage: 'UNKNOWN',
    adaptability: 'UNKNOWN',
    decisionOrientation: 'UNKNOWN',
    sellsForUs: null,
    vestedInterest: null,
    keyPlayer: false,
    supportive: false,
    champion: false,
    stale: [],
    assessments: [],
    ...place,
  };
}

const line = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, companyId: 'c' });

describe('an org chart', () => {
  const map = { stakeholders: ['a', 'b', 'c', 'd'].map((id) => someone(id)), reportingLines: [line('b', 'a'), line('c', 'a')] };
  const chart = orgChart(map);
  const at = (id: string) => chart.places.get(id) ?? { x: -1, y: -1 };

  it('puts a boss above and midway between the reports', () => {
    expect(at('a').y).toBeLessThan(at('b').y);
    expect(at('a').x).toBe((at('b').x + at('c').x) / 2);
    expect(at('c').x - at('b').x).toBeGreaterThanOrEqual(CARD_WIDTH);
  });

  it('puts who stands alone below the tree', () => {
    expect(at('d').y).toBeGreaterThan(at('b').y);
  });

  it('leaves who was moved by hand where they were put', () => {
    expect(orgChart({ ...map, stakeholders: [someone('a', { x: 700, y: 20 })] }).places.get('a')).toEqual({ x: 700, y: 20 });
  });

  it('draws everybody once when lines lead round', () => {
    const round = orgChart({ stakeholders: ['a', 'b'].map((id) => someone(id)), reportingLines: [line('a', 'b'), line('b', 'a')] });
    expect([...round.places.keys()].sort()).toEqual(['a', 'b']);
    expect(round.boss.size).toBe(1);
  });

  it('is walked by arrows', () => {
    expect(nextPerson(chart, 'b', 'ArrowUp')).toBe('a');
    expect(nextPerson(chart, 'a', 'ArrowDown')).toBe('b');
    expect(nextPerson(chart, 'b', 'ArrowRight')).toBe('c');
    expect(nextPerson(chart, 'a', 'ArrowUp')).toBeNull();
  });

  it('finds the card that another is dropped on, never the dragged one', () => {
    const inside = { x: at('a').x + 5, y: at('a').y + 5 };
    expect(cardAt(chart, inside, 'b')).toBe('a');
    expect(cardAt(chart, inside, 'a')).toBeNull();
  });
});
