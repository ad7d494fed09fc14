import { describe, expect, it } from 'vitest';

import { NOTHING_OPEN, open, visibleRows } from './occurrences';
import { sampleTree } from './sampleTree';
import { keyAction, typedAhead } from './treeKeys';

const data = sampleTree({ stakes: [['root', 'alpha', 60], ['root', 'beta', 40], ['alpha', 'apex', 30]] });
const rows = visibleRows(data, open(open(NOTHING_OPEN, 'root'), 'root/alpha'));
// root, alpha (open), apex, beta

describe('keyAction', () => {
  it('moves up and down and stops at the ends', () => {
    expect(keyAction('ArrowDown', rows, 3, 2)).toEqual({ go: 3 });
    expect(keyAction('ArrowUp', rows, 0, 2)).toEqual({ go: 0 });
    expect(keyAction('End', rows, 0, 2)).toEqual({ go: 3 });
    expect(keyAction('Home', rows, 3, 2)).toEqual({ go: 0 });
  });

  it('moves by what fits the screen', () => {
    expect(keyAction('PageDown', rows, 0, 2)).toEqual({ go: 2 });
    expect(keyAction('PageDown', rows, 2, 2)).toEqual({ go: 3 });
    expect(keyAction('PageUp', rows, 1, 2)).toEqual({ go: 0 });
  });

  it('goes into an open row and out of a leaf to its holder', () => {
    expect(keyAction('ArrowRight', rows, 1, 2)).toEqual({ go: 2 });
    expect(keyAction('ArrowLeft', rows, 2, 2)).toEqual({ go: 1 });
  });

  it('opens a closed row and closes an open one', () => {
    const closed = visibleRows(data, open(NOTHING_OPEN, 'root'));
    expect(keyAction('ArrowRight', closed, 1, 2)).toEqual({ toggle: true });
    expect(keyAction('ArrowLeft', rows, 1, 2)).toEqual({ toggle: false });
  });

  it('does nothing on other keys', () => {
    expect(keyAction('x', rows, 1, 2)).toBeNull();
  });
});

describe('typedAhead', () => {
  const nameOf = (id: string): string => id;

  it('goes to the next name with the letter, round the end', () => {
    expect(typedAhead(rows, 1, 'a', nameOf)).toBe(2);
    expect(typedAhead(rows, 2, 'a', nameOf)).toBe(1);
  });

  it('stays where more letters still match', () => {
    expect(typedAhead(rows, 2, 'ap', nameOf)).toBe(2);
  });

  it('finds nothing for a name that is not there', () => {
    expect(typedAhead(rows, 0, 'zz', nameOf)).toBe(-1);
  });
});
