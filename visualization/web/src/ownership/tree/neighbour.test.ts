import { describe, expect, it } from 'vitest';

import { graphModel } from './graphModel';
import { neighbour } from './neighbour';
import { openedUpTo, visibleRows } from './occurrences';
import { sampleTree } from './sampleTree';

const data = sampleTree({ stakes: [['r', 'a', 60], ['r', 'b', 40], ['a', 'x', 30], ['b', 'y', 30]] });
const model = graphModel(data, visibleRows(data, openedUpTo(data, 100)));

describe('neighbour', () => {
  it('goes down to the first child and up to the holder', () => {
    expect(neighbour(model, 'r', 'ArrowDown')).toBe('a');
    expect(neighbour(model, 'x', 'ArrowUp')).toBe('a');
  });

  it('goes sideways within the layer, also to another branch', () => {
    expect(neighbour(model, 'x', 'ArrowRight')).toBe('y');
    expect(neighbour(model, 'x', 'ArrowLeft')).toBeNull();
  });

  it('starts at the root when nothing is selected that is drawn', () => {
    expect(neighbour(model, 'elsewhere', 'ArrowUp')).toBe('r');
  });
});
