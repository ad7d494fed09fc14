import { describe, expect, it } from 'vitest';

import { partiesNamed } from './partiesNamed';
import { sampleTree } from './sampleTree';

const data = sampleTree({ stakes: [['Root', 'Alpha Power', 60], ['Alpha Power', 'Powerhouse', 60], ['Root', 'Beta', 60]] });

describe('partiesNamed', () => {
  it('finds parts of names in any case, nearest to the root first', () => {
    expect(partiesNamed(data, ' POWER ')).toEqual(['Alpha Power', 'Powerhouse']);
  });

  it('finds nothing for a blank text', () => {
    expect(partiesNamed(data, '  ')).toEqual([]);
  });
});
