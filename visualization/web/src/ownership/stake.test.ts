import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';

import { formatter } from '../app/format';
import { stakeText } from './stake';

const t = ((key: string) => key) as TFunction;
const format = formatter('en');

function size(percent: number | null, low = percent, high = percent, open: [boolean, boolean] = [false, false]) {
  return { percent, percentMin: low, percentMax: high, percentMinOpen: open[0], percentMaxOpen: open[1] };
}

describe('stakeText', () => {
  it('keeps the digits of the source', () => {
    expect(stakeText(size(49.56), format, t)).toBe('49.56%');
    expect(stakeText(size(0.000125), format, t)).toBe('0.000125%');
    expect(stakeText(size(8), format, t)).toBe('8%');
  });

  it('shows bands with their open ends', () => {
    expect(stakeText(size(null, 25, 50, [true, false]), format, t)).toBe('>25–50%');
    expect(stakeText(size(null, 75, 100), format, t)).toBe('75–100%');
    expect(stakeText(size(null, 50, null), format, t)).toBe('≥50%');
    expect(stakeText(size(null, null, 5, [false, true]), format, t)).toBe('<5%');
  });

  it('does not turn "not disclosed" into a number', () => {
    expect(stakeText(size(null), format, t)).toBe('stake.undisclosed');
  });
});
