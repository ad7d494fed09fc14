import type { TFunction } from 'i18next';

import type { Formatter } from '../app/format';

/** The size of a stake as its source gave it: exact, a band, or not disclosed. */
export interface StakeSize {
  percent: number | null;
  percentMin: number | null;
  percentMax: number | null;
  percentMinOpen: boolean;
  percentMaxOpen: boolean;
}

/** The size in words, short enough for an edge: "49.56%", ">25–50%", "not disclosed". */
export function stakeText(stake: StakeSize, format: Formatter, t: TFunction): string {
  if (stake.percent !== null) return format.percent(stake.percent);
  const { percentMin: low, percentMax: high } = stake;
  if (low === null && high === null) return t('stake.undisclosed');
  if (high === null) return `${stake.percentMinOpen ? '>' : '≥'}${format.percent(low ?? 0)}`;
  if (low === null) return `${stake.percentMaxOpen ? '<' : '≤'}${format.percent(high)}`;
  const from = `${stake.percentMinOpen ? '>' : ''}${format.percent(low).replace('%', '')}`;
  return `${from}–${stake.percentMaxOpen ? '<' : ''}${format.percent(high)}`;
}
