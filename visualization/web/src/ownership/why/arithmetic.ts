import type { TFunction } from 'i18next';

import type { Formatter } from '../../app/format';
import { percentRange } from '../percentRange';
import { stakeText, type StakeSize } from '../stake';

interface Path {
  holdings: readonly StakeSize[];
  minimum: number;
  maximum: number;
}

interface Sum {
  paths: readonly Path[];
  minimum: number;
  maximum: number;
  loopCorrection: number | null;
}

/** The product along one path: "60% × 70% = 42%"; a direct stake stands alone. */
export function product(path: Path, format: Formatter, t: TFunction): string {
  const factors = path.holdings.map((stake) => stakeText(stake, format, t));
  const result = percentRange(path.minimum, path.maximum, format);
  return factors.length === 1 ? result : `${factors.join(' × ')} = ${result}`;
}

/** The sum over all paths: "42% + 6.84% (loops) = 48.84%"; null where one path is all there is to add. */
export function sum(found: Sum, format: Formatter, t: TFunction): string | null {
  const parts = found.paths.map((path) => percentRange(path.minimum, path.maximum, format));
  if (found.loopCorrection === null) parts.push('…');
  else if (found.loopCorrection > 0) parts.push(t('why.loops', { percent: format.computed(found.loopCorrection) }));
  return parts.length < 2 ? null : `${parts.join(' + ')} = ${percentRange(found.minimum, found.maximum, format)}`;
}
