const DAY = 86_400_000;
/** Labels that fit below a time axis. */
const MOST_LABELS = 7;

/** Days since 1970 of a date written YYYY-MM-DD. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
}

/** The date of a number of days since 1970. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A time axis: where it begins and ends, and the days that can be chosen, each labelled or not. */
export interface TimeScale {
  first: number;
  last: number;
  ticks: readonly { day: number; label: string }[];
}

/**
 * The axis over the days on which something changed, up to today. The days that are shown are always among its
 * ticks. Labels are years, at most one a year and so far apart that they do not touch.
 */
export function timeScale(changes: readonly string[], shown: readonly string[], today: string): TimeScale | null {
  const days = [...new Set([...changes.filter((day) => day <= today), ...shown, today].map(dayNumber))].sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const apart = (last - first) / MOST_LABELS;
  let labelled = -Infinity;
  let year = '';
  const ticks = days.map((day) => {
    const own = dateOf(day).slice(0, 4);
    if (own === year || day - labelled < apart) return { day, label: '' };
    labelled = day;
    year = own;
    return { day, label: own };
  });
  return { first, last, ticks };
}
