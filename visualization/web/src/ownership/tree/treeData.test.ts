import { describe, expect, it } from 'vitest';

import { sampleTree } from './sampleTree';
import { chainTo } from './treeData';

describe('treeData', () => {
  it('lists stakes largest first, undisclosed ones last', () => {
    const data = sampleTree({ stakes: [['r', 'a', null], ['r', 'b', 20], ['r', 'c', 60]] });
    expect(data.held.get('r')?.map((stake) => stake.company.id)).toEqual(['c', 'b', 'a']);
  });

  it('leaves out a hidden kind and what can only be reached through it', () => {
    const data = sampleTree({
      stakes: [['r', 'fund', 50], ['fund', 'a', 50], ['r', 'b', 10], ['fund', 'b', 10]],
      kinds: { fund: 'FUND' },
      filter: { hiddenKinds: new Set(['FUND']) },
    });
    expect([...data.nodes.keys()]).toEqual(['r', 'b']);
    expect(data.hidden).toBe(2);
  });

  it('keeps the root whatever the filter says', () => {
    const data = sampleTree({ stakes: [['r', 'a', 5]], notControlled: ['r', 'a'], filter: { controlledOnly: true } });
    expect([...data.nodes.keys()]).toEqual(['r']);
  });

  it('knows which stakes close a loop', () => {
    const data = sampleTree({ stakes: [['r', 'a', 50], ['a', 'b', 50], ['b', 'a', 10], ['b', 'c', 5], ['c', 'c', 1]] });
    expect([...data.inLoop].map((stake) => stake.id).sort()).toEqual(['a>b', 'b>a', 'c>c']);
  });
});

describe('chainTo', () => {
  const data = sampleTree({ stakes: [['r', 'a', 50], ['a', 'b', 50], ['b', 'c', 50], ['r', 'c', 1], ['c', 'a', 1]] });

  it('takes a shortest way from the root', () => {
    expect(chainTo(data, 'c')).toEqual(['r', 'c']);
  });

  it('goes through the holder that is asked for', () => {
    expect(chainTo(data, 'c', 'b')).toEqual(['r', 'a', 'b', 'c']);
  });

  it('is empty for a party outside of the tree', () => {
    expect(chainTo(data, 'elsewhere')).toEqual([]);
  });
});
