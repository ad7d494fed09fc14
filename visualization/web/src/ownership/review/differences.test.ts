import { describe, expect, it } from 'vitest';

import { differences } from './differences';

const marked = (pieces: { text: string; same: boolean }[]): string => pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join('');

describe('differences', () => {
  it('compares Chinese by character', () => {
    const [left, right] = differences('墨岭科技有限公司', '墨岭物流有限公司');
    expect(marked(left)).toBe('墨岭[科技]有限公司');
    expect(marked(right)).toBe('墨岭[物流]有限公司');
  });

  it('compares other scripts by word, whatever the capitals', () => {
    const [left, right] = differences('Tidewell Controls Ltd', 'TIDEWELL Marine Controls');
    expect(marked(left)).toBe('Tidewell Controls [Ltd]');
    expect(marked(right)).toBe('TIDEWELL [Marine ]Controls');
  });

  it('marks nothing in equal texts and everything beside an empty one', () => {
    expect(differences('a b', 'a b').map(marked)).toEqual(['a b', 'a b']);
    expect(differences('a', '').map(marked)).toEqual(['[a]', '']);
  });
});
