import { useMemo } from 'react';
import { useQuery, type CombinedError } from 'urql';

import { OwnershipChangesDocument } from '../../graphql/graphql';
import type { ViewState } from '../company/viewState';
import { changesByPair, type Change, type Changes } from './changes';

const NONE: readonly Change[] = [];

interface Comparison {
  /** The two dates, earlier first; null when nothing is compared. */
  between: { from: string; to: string } | null;
  list: readonly Change[];
  byPair: Changes;
  fetching: boolean;
  error: CombinedError | undefined;
}

/** What changed in a company and everything below it between the two dates of the view. */
export function useChanges(companyId: string, { asOf, from }: ViewState): Comparison {
  const to = asOf ?? new Date().toISOString().slice(0, 10);
  const compares = from !== null && from < to;
  const [{ data, fetching, error }] = useQuery({ query: OwnershipChangesDocument, variables: { companyId, from: from ?? to, to }, pause: !compares });
  const list = (compares && data?.ownershipChanges) || NONE;
  const byPair = useMemo(() => changesByPair(list), [list]);
  return { between: compares ? { from, to } : null, list, byPair, fetching, error };
}
