import { describe, expect, it } from 'vitest';

import type { StakeholderFactsFragment } from '../../graphql/graphql';
import { assessmentOf, changedPart } from './assessment';

const who = { name: 'A', version: 3, buyingRoles: ['USER'], support: 'NEUTRAL', politicalStatus: 'OUTSIDE', coverage: 'BRIEF', adaptability: 'UNKNOWN', decisionOrientation: 'UNKNOWN', sellsForUs: null, vestedInterest: true } as unknown as StakeholderFactsFragment;

describe('an assessment', () => {
  it('sends only what differs, so that what others assessed keeps its author and day', () => {
    expect(changedPart({ ...assessmentOf(who), support: 'MENTOR', sellsForUs: true }, who)).toEqual({ support: 'MENTOR', sellsForUs: true });
  });

  it('is empty when nothing differs', () => {
    expect(changedPart(assessmentOf(who), who)).toEqual({});
  });

  it('notices another list of roles', () => {
    expect(changedPart({ buyingRoles: ['USER', 'APPROVER'] }, who)).toEqual({ buyingRoles: ['USER', 'APPROVER'] });
  });
});
