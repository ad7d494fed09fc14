import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';

import { formatter } from '../../app/format';
import { product, sum } from './arithmetic';

const t = ((key: string, values?: { percent: string }) => (values ? `${values.percent} (loops)` : key)) as unknown as TFunction;
const format = formatter('en');

function exact(percent: number | null) {
  return { percent, percentMin: percent, percentMax: percent, percentMinOpen: false, percentMaxOpen: false };
}

function path(...percents: number[]) {
  const result = percents.reduce((all, percent) => (all * percent) / 100, 100);
  return { holdings: percents.map(exact), minimum: result, maximum: result };
}

describe('product', () => {
  it('multiplies along the path', () => {
    expect(product(path(60, 70), format, t)).toBe('60% × 70% = 42%');
    expect(product(path(12.5), format, t)).toBe('12.5%');
  });

  it('keeps bands and what is not disclosed', () => {
    const band = { ...exact(null), percentMin: 25, percentMax: 50 };
    expect(product({ holdings: [band, exact(60)], minimum: 15, maximum: 30 }, format, t)).toBe('25–50% × 60% = 15–30%');
    expect(product({ holdings: [exact(null), exact(60)], minimum: 0, maximum: 60 }, format, t)).toBe('stake.undisclosed × 60% = 0–60%');
  });
});

describe('sum', () => {
  it('adds the paths, and what goes round loops', () => {
    expect(sum({ paths: [path(60, 70), path(5)], minimum: 47, maximum: 47, loopCorrection: 0 }, format, t)).toBe('42% + 5% = 47%');
    expect(sum({ paths: [path(60, 70)], minimum: 48.8372, maximum: 48.8372, loopCorrection: 6.8372 }, format, t)).toBe('42% + 6.84% (loops) = 48.84%');
  });

  it('says that there is more when the list was cut', () => {
    expect(sum({ paths: [path(30)], minimum: 40, maximum: 40, loopCorrection: null }, format, t)).toBe('30% + … = 40%');
  });

  it('has nothing to add for a single path', () => {
    expect(sum({ paths: [path(60, 70)], minimum: 42, maximum: 42, loopCorrection: 0 }, format, t)).toBeNull();
  });
});
