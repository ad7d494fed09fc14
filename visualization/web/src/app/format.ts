import { LOCALES, type Language } from '../i18n/language';

export interface Formatter {
  /** A whole number with the grouping of the language. */
  count: (value: number) => string;
  /** A percentage of 0 to 100 with as many digits as its source gave, for example 49.56%. */
  percent: (value: number) => string;
  /** A computed percentage of 0 to 100, two decimals at most. */
  computed: (value: number) => string;
  /** A date written YYYY-MM-DD. */
  date: (value: string) => string;
  /** A moment in the reader's time zone. */
  moment: (value: string) => string;
}

/** How a language writes numbers and dates. */
export function formatter(language: Language): Formatter {
  const locale = LOCALES[language];
  const count = new Intl.NumberFormat(locale);
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
  const computed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    count: (value) => count.format(value),
    percent: (value) => `${exact.format(value)}%`,
    computed: (value) => `${computed.format(value)}%`,
    date: (value) => date.format(new Date(`${value}T00:00:00Z`)),
    moment: (value) => moment.format(new Date(value)),
  };
}
