import { describe, expect, it } from 'vitest';

import { sampleTree, type SampleStake } from '../tree/sampleTree';
import { MAX_TILES, tilesOf, treemap, wayTo } from './treemapModel';

// c is held by a and, more, by b; d by c alone; c holds back in a.
const data = sampleTree({ stakes: [['r', 'a', 60], ['r', 'b', 90], ['a', 'c', 10], ['b', 'c', 40], ['c', 'd', 80], ['c', 'a', 2], ['a', 'e', 70]] });
const map = treemap(data);

describe('treemap', () => {
  it('puts every party once, under its largest holder nearest to the root', () => {
    expect(Object.fromEntries(map.parents)).toEqual({ a: 'r', b: 'r', c: 'b', d: 'c', e: 'a' });
  });

  it('counts the parties of each branch, and all of them at the root', () => {
    expect(Object.fromEntries(map.parties)).toEqual({ r: 6, a: 2, b: 3, c: 2, d: 1, e: 1 });
  });

  it('knows the way to a branch, and leads to the root from anywhere else', () => {
    expect(wayTo(map, 'c')).toEqual(['r', 'b', 'c']);
    expect(wayTo(map, 'd')).toEqual(['r']);
    expect(wayTo(map, 'elsewhere')).toEqual(['r']);
    expect(wayTo(map, null)).toEqual(['r']);
  });
});

describe('tilesOf', () => {
  it('sizes tiles by their parties, largest first', () => {
    expect(tilesOf(map, data, 'r', 'parties', 0)).toMatchObject([{ id: 'b', size: 3, branch: true }, { id: 'a', size: 2, branch: true }]);
    expect(tilesOf(map, data, 'c', 'parties', 0)).toMatchObject([{ id: 'd', size: 1, branch: false }]);
  });

  it('leads on to what finds no room, until all were seen once', () => {
    const stakes = Array.from({ length: MAX_TILES + 30 }, (_, i): SampleStake => ['r', `c${String(i)}`, 50]);
    const wide = sampleTree({ stakes });
    const pages = [0, 1].map((page) => tilesOf(treemap(wide), wide, 'r', 'parties', page));
    expect(pages[0]?.at(-1)).toMatchObject({ type: 'rest', hidden: 30 });
    const seen = pages.flat().filter((tile) => tile.type === 'party').map((tile) => tile.id);
    expect(new Set(seen).size).toBe(MAX_TILES + 30);
    expect(seen).toHaveLength(MAX_TILES + 30);
  });
});
