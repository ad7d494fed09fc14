import type { Colouring } from '../company/viewState';
import type { TreeNode } from './treeData';

/** How covered a company is, by one measure: a colour, never without its word. */
export type Tone = 'green' | 'amber' | 'red' | 'none';

interface Cover {
  tone: Tone;
  /** Key of the word in the catalogue, by measure. */
  word: { of: 'commercial'; code: 'NONE' | 'LEAD' | 'OPPORTUNITY' | 'CUSTOMER' } | { of: 'mapStatus'; code: 'RED' | 'AMBER' | 'GREEN' | 'NOT_MAPPED' } | { of: 'triangle'; code: 'complete' | 'incomplete' };
}

const COMMERCIAL = { NONE: 'none', LEAD: 'red', OPPORTUNITY: 'amber', CUSTOMER: 'green' } as const;
const RELATIONSHIP = { NOT_MAPPED: 'none', RED: 'red', AMBER: 'amber', GREEN: 'green' } as const;

/** The coverage of a party by the chosen measure; null where colours show control, or the party is no company. */
export function coverOf(node: TreeNode, colour: Colouring): Cover | null {
  const found = node.coverage;
  if (!found || colour === 'control') return null;
  if (colour === 'commercial') return { tone: COMMERCIAL[found.commercial], word: { of: 'commercial', code: found.commercial } };
  if (colour === 'relationship') return { tone: RELATIONSHIP[found.relationship], word: { of: 'mapStatus', code: found.relationship } };
  const code = found.triangleComplete ? 'complete' : 'incomplete';
  return { tone: found.triangleComplete ? 'green' : 'none', word: { of: 'triangle', code } };
}
