import type { Formatter } from '../app/format';

/** A computed percentage, or the range in which bands leave it: "42%", "15–30%". */
export function percentRange(minimum: number, maximum: number, format: Formatter): string {
  const [low, high] = [format.computed(minimum), format.computed(maximum)];
  return low === high ? low : `${low.replace('%', '')}–${high}`;
}
