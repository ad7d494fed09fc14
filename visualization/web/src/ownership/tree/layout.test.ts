import { describe, expect, it } from 'vitest';

import { graphModel } from './graphModel';
import { CARD_HEIGHT, CARD_WIDTH, layoutTree, relativeBends } from './layout';
import { openedUpTo, visibleRows } from './occurrences';
import { sampleTree, type SampleStake } from './sampleTree';

function children(of: string, count: number): SampleStake[] {
  return Array.from({ length: count }, (_, i): SampleStake => [of, `${of}${String(i)}`, 50 - i]);
}

function layoutOf(stakes: readonly SampleStake[]) {
  const data = sampleTree({ stakes });
  const model = graphModel(data, visibleRows(data, openedUpTo(data, 1000)));
  return { model, layout: layoutTree(model) };
}

describe('layoutTree', () => {
  const { model, layout } = layoutOf([...children('r', 3), ...children('r0', 9), ...children('r1', 2), ...children('r11', 30), ['r2', 'r0', 5]]);

  it('places every party', () => {
    expect([...layout.positions.keys()].sort()).toEqual([...model.parties, ...model.more].map((one) => one.id).sort());
  });

  it('lets no two cards overlap', () => {
    const points = [...layout.positions.values()];
    points.forEach((one, index) => {
      for (const other of points.slice(index + 1)) {
        const apart = Math.abs(one.x - other.x) >= CARD_WIDTH || Math.abs(one.y - other.y) >= CARD_HEIGHT;
        expect(apart, `${JSON.stringify(one)} and ${JSON.stringify(other)}`).toBe(true);
      }
    });
  });

  it('puts a lower layer below every card of the layer above', () => {
    const bottom = (layer: number): number => Math.max(...model.parties.filter((p) => p.layer === layer).map((p) => layout.positions.get(p.id)?.y ?? 0));
    for (const party of model.parties) if (party.layer > 0) expect(layout.positions.get(party.id)?.y).toBeGreaterThan(bottom(party.layer - 1));
  });

  it('stands a holder over the middle of few children', () => {
    const flat = layoutOf(children('r', 3)).layout;
    expect(flat.positions.get('r')?.x).toBeCloseTo(flat.positions.get('r1')?.x ?? Number.NaN);
  });

  it('stacks many unopened children in columns', () => {
    expect(layout.fromLeft.has('r00')).toBe(true);
    expect(layout.positions.get('r00')?.x).toBe(layout.positions.get('r01')?.x);
  });

  it('is the same for the same model', () => {
    expect(layoutTree(model)).toEqual(layout);
  });
});

describe('relativeBends', () => {
  it('measures along and across the straight line', () => {
    // A line of 10 to the right; a bend halfway, 3 below it.
    expect(relativeBends({ x: 0, y: 0 }, { x: 10, y: 0 }, [{ x: 5, y: 3 }])).toEqual({ weights: [0.5], distances: [3] });
  });
});
