import type { PartyKind } from '../graphql/graphql';

/** The kinds of parties, in the order in which legends and filters list them. */
export const KIND_NAMES: readonly PartyKind[] = ['COMPANY', 'PERSON', 'FUND', 'PUBLIC_BODY', 'NOMINEE', 'UNKNOWN'];
