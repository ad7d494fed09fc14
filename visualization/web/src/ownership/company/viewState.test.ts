import { describe, expect, it } from 'vitest';

import { readView, writeView, type ViewState } from './viewState';

const FULL: ViewState = {
  tab: 'owners',
  asOf: '2024-02-29',
  from: '2021-01-01',
  minPercent: 12.5,
  maxDepth: 4,
  hiddenKinds: ['FUND', 'PUBLIC_BODY'],
  controlledOnly: true,
      colour: 'triangle',
  selected: '0b6f9d0e-1111-5222-8333-444455556666',
  details: true,
  picture: 'treemap',
  within: '0b6f9d0e-1111-5222-8333-444455556666',
  opened: ['a0b6f9d0e-1111', 'bparty~33'],
};

describe('view state', () => {
  it('comes back from the address as it was put there', () => {
    expect(readView(writeView(new URLSearchParams(), FULL))).toEqual(FULL);
  });

  it('knows every tab', () => {
    expect(['tree', 'owners', 'registry'].map((tab) => readView(new URLSearchParams({ tab })).tab)).toEqual(['tree', 'owners', 'registry']);
  });

  it('leaves defaults out of the address and foreign parameters in it', () => {
    const view = readView(new URLSearchParams());
    expect(writeView(new URLSearchParams('lang=en&min=5'), view).toString()).toBe('lang=en');
  });

  it.each(['asOf=2024-02-30', 'asOf=yesterday', 'from=2021-13-01', 'min=-1', 'min=abc', 'min=101', 'depth=0', 'depth=999', 'without=none', 'sel=<b>', 'tab=x', 'picture=x', 'in=<b>'])(
    'takes the default for %s',
    (params) => {
      expect(readView(new URLSearchParams(params))).toEqual(readView(new URLSearchParams()));
    },
  );
});
