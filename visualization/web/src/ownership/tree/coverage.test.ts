import { describe, expect, it } from 'vitest';

import { coverOf } from './coverage';
import type { TreeNode } from './treeData';

const node = { coverage: { commercial: 'CUSTOMER', relationship: 'RED', triangleComplete: false } } as unknown as TreeNode;

describe('coverage of a company', () => {
  it('is told by the chosen measure', () => {
    expect(coverOf(node, 'commercial')).toEqual({ tone: 'green', word: { of: 'commercial', code: 'CUSTOMER' } });
    expect(coverOf(node, 'relationship')?.tone).toBe('red');
    expect(coverOf(node, 'triangle')).toEqual({ tone: 'none', word: { of: 'triangle', code: 'incomplete' } });
  });

  it('gives way to control, and is not there for who may not read it', () => {
    expect(coverOf(node, 'control')).toBeNull();
    expect(coverOf({ ...node, coverage: null }, 'commercial')).toBeNull();
  });
});
