import type { PartyKind } from '../graphql/graphql';

/** The page of a party: companies have one of their own. */
export function partyAddress({ id, kind }: { id: string; kind: PartyKind }): string {
  return kind === 'COMPANY' ? `/company/${id}` : `/party/${id}`;
}
