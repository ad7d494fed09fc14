import { describe, expect, it } from 'vitest';

import { cardLines } from './cardText';

/** Chinese characters two wide, others one. */
const measure = (text: string): number => Array.from(text).reduce<number>((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0);

describe('cardLines', () => {
  it('breaks Latin names between words', () => {
    expect(cardLines('Huanyue Energy Technology', 14, 2, measure)).toEqual(['Huanyue Energy', 'Technology']);
  });

  it('breaks Chinese names anywhere', () => {
    expect(cardLines('寰岳能源科技', 8, 2, measure)).toEqual(['寰岳能源', '科技']);
  });

  it('shortens what does not fit, without losing the rest of the words before it', () => {
    expect(cardLines('Alpha Beta Gamma Delta', 10, 2, measure)).toEqual(['Alpha Beta', 'Gamma Del…']);
  });

  it('keeps a short name on one line', () => {
    expect(cardLines('Tidewell', 20, 2, measure)).toEqual(['Tidewell']);
  });
});
