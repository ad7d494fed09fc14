import { describe, expect, it } from 'vitest';

import { dateOf, dayNumber, timeScale } from './timeScale';

describe('days', () => {
  it('are counted from 1970 and back', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dateOf(dayNumber('2024-02-29'))).toBe('2024-02-29');
  });
});

describe('timeScale', () => {
  it('has a tick for each change, each shown day and today', () => {
    const scale = timeScale(['2020-01-01', '2022-06-01', '2022-06-01'], ['2021-05-05'], '2024-01-01');
    expect(scale?.ticks.map((tick) => dateOf(tick.day))).toEqual(['2020-01-01', '2021-05-05', '2022-06-01', '2024-01-01']);
    expect([scale?.first, scale?.last]).toEqual([dayNumber('2020-01-01'), dayNumber('2024-01-01')]);
  });

  it('labels a year once, and not where labels would touch', () => {
    const scale = timeScale(['2010-01-01', '2010-06-01', '2010-12-01', '2011-01-01', '2017-01-01'], [], '2024-01-01');
    expect(scale?.ticks.map((tick) => tick.label)).toEqual(['2010', '', '', '', '2017', '2024']);
  });

  it('leaves out changes to come, and is none when nothing ever changed', () => {
    expect(timeScale(['2030-01-01'], [], '2024-01-01')).toBeNull();
    expect(timeScale([], [], '2024-01-01')).toBeNull();
  });
});
