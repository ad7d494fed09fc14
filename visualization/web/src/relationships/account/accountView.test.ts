import { describe, expect, it } from 'vitest';

import { readAccountView, writeAccountView } from './accountView';

describe('the view of an account page', () => {
  it('survives the way through an address', () => {
    const view = { tab: 'map', asOf: '2026-03-01', from: '2026-01-01', selected: 'p-1', overlay: false } as const;
    expect(readAccountView(writeAccountView(new URLSearchParams(), view))).toEqual(view);
  });

  it('leaves defaults out and other parameters in', () => {
    const params = new URLSearchParams('lang=zh&tab=map');
    expect(writeAccountView(params, { tab: 'overview', asOf: null, from: null, selected: null, overlay: true }).toString()).toBe('lang=zh');
  });

  it('takes the default for what makes no sense', () => {
    const view = readAccountView(new URLSearchParams('tab=nothing&asOf=yesterday&sel=%3Cscript%3E'));
    expect(view).toEqual({ tab: 'overview', asOf: null, from: null, selected: null, overlay: true });
  });
});
