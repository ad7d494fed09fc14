import { useMemo } from 'react';
import { useQuery } from 'urql';

import { FiguresAboveDocument, FiguresBelowDocument, type ControlCertainty } from '../../graphql/graphql';
import type { ChartParty, ChartStake, Side } from './exploration';

/** What is computed of a party: an interest in percent and control; above, in the root; below, of the root. */
export interface Figure {
  minimum: number;
  maximum: number;
  control: ControlCertainty | null;
}

export interface Figures extends Record<Side, ReadonlyMap<string, Figure>> {
  /** Whether a stake is part of what carries control to the root, or from it. */
  carries: (stake: ChartStake) => boolean;
  /** The service could not compute them, as for a group that is too large. */
  failed: boolean;
}

/** Interests of one answer: more than a reader can open. */
const MOST = 5000;

/** The computed figures of everybody around the root; empty until they are here. */
export function useFigures(root: ChartParty, asOf: string | null): Figures {
  const [{ data: owners, error: noOwners }] = useQuery({
    query: FiguresAboveDocument,
    variables: { companyId: root.id, asOf },
    pause: root.kind !== 'COMPANY' || root.holderCount === 0,
  });
  const [{ data: held, error: notHeld }] = useQuery({
    query: FiguresBelowDocument,
    variables: { partyId: root.id, asOf, first: MOST },
    pause: root.holdingCount === 0,
  });
  const failed = noOwners !== undefined || notHeld !== undefined;
  return useMemo(() => {
    const above = new Map(owners?.ownership.interests.map((one) => [one.party.id, one]));
    const below = new Map(held?.interestsOf.map((one) => [one.party.id, one]));
    const path = new Set(owners?.ownership.controlPath.map((stake) => stake.id));
    const controlled = (id: string): boolean => below.get(id)?.control === 'CERTAIN';
    const carries = ({ id, holder, company }: ChartStake): boolean =>
      path.has(id) || (controlled(company.id) && (holder.id === root.id || controlled(holder.id)));
    return { above, below, carries, failed };
  }, [owners, held, failed, root.id]);
}
