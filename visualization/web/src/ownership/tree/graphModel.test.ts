import { describe, expect, it } from 'vitest';

import { drawnElements, graphModel } from './graphModel';
import { openedUpTo, visibleRows } from './occurrences';
import { sampleTree, type SampleStake } from './sampleTree';

function modelOf(stakes: readonly SampleStake[], limit = 1000) {
  const data = sampleTree({ stakes });
  return graphModel(data, visibleRows(data, openedUpTo(data, limit)));
}

describe('graphModel', () => {
  it('draws a company with several holders once, one layer below the nearest, with all its stakes', () => {
    const model = modelOf([['r', 'a', 60], ['r', 'b', 40], ['a', 'x', 30], ['b', 'x', 20]]);
    expect(model.parties.map((party) => [party.id, party.layer])).toEqual([['r', 0], ['a', 1], ['b', 1], ['x', 2]]);
    const into = model.edges.filter((edge) => edge.to === 'x');
    expect(into.map((edge) => [edge.from, edge.shape])).toEqual([['a', 'tree'], ['b', 'cross']]);
  });

  it('draws loops and self-holdings as what they are', () => {
    const model = modelOf([['r', 'a', 60], ['a', 'b', 50], ['b', 'a', 10], ['b', 'b', 2]]);
    const shapes = Object.fromEntries(model.edges.map((edge) => [edge.id, edge.shape]));
    expect(shapes).toEqual({ 'r>a': 'tree', 'a>b': 'tree', 'b>a': 'loop', 'b>b': 'self' });
  });

  it('draws no stake to a party that is not visible', () => {
    expect(modelOf([['r', 'a', 60], ['a', 'b', 50]], 2).edges.map((edge) => edge.id)).toEqual(['r>a']);
  });

  it('counts cards, badges, "more" and lines', () => {
    const wide = Array.from({ length: 20 }, (_, i): SampleStake => ['r', `c${String(i)}`, 20 - i]);
    // 13 cards (root and the first 12), 1 badge, 12 lines, and "more" with its line.
    expect(drawnElements(modelOf(wide))).toBe(13 + 1 + 12 + 2);
  });
});
