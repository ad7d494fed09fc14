import { useEffect, useMemo, useState } from 'react';
import { useClient, useQuery, type CombinedError } from 'urql';

import { ChartAboveDocument, ChartBelowDocument, ChartRootDocument } from '../../graphql/graphql';
import { countOf, knownParties, SIDES, type ChartStake, type Explored, type Openings, type Side } from './exploration';

type Fetched = ReadonlyMap<string, readonly ChartStake[]>;

interface Exploration {
  /** Null until the root is there; whether it exists is told by `missing`. */
  explored: Explored | null;
  missing: boolean;
  /** Parties whose stakes are being fetched, as "side id". */
  busy: ReadonlySet<string>;
  error: CombinedError | undefined;
  again: () => void;
}

/** Fetches what the openings want, one party and side at a time, and keeps it. */
export function useExploration(rootId: string, asOf: string | null, openings: Openings): Exploration {
  const client = useClient();
  const [{ data, error: rootError }, askAgain] = useQuery({ query: ChartRootDocument, variables: { id: rootId, asOf } });
  const root = data?.node && 'kind' in data.node ? data.node : null;
  const [fetched, setFetched] = useState<Record<Side, Fetched>>({ above: new Map(), below: new Map() });
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<CombinedError | undefined>();
  const explored = useMemo(() => (root ? { root, stakes: fetched } : null), [root, fetched]);

  useEffect(() => {
    if (!explored || error) return;
    for (const { side, id, first } of missing(explored, openings, busy)) {
      const key = `${side} ${id}`;
      const variables = { id, asOf, first };
      const answer = side === 'above' ? client.query(ChartAboveDocument, variables).toPromise() : client.query(ChartBelowDocument, variables).toPromise();
      setBusy((now) => new Set(now).add(key));
      void answer.then((result) => {
        if (result.error) setError(result.error);
        else setFetched((now) => ({ ...now, [side]: new Map(now[side]).set(id, stakesOf(result.data?.node, side)) }));
        setBusy((now) => new Set([...now].filter((one) => one !== key)));
      });
    }
  }, [client, explored, openings, busy, error, asOf]);
  return {
    explored,
    missing: data?.node === null,
    busy,
    error: rootError ?? error,
    again: () => {
      setError(undefined);
      askAgain({ requestPolicy: 'network-only' });
    },
  };
}

/** The stakes that are wanted, not there and not under way. A party counts only once it is known to have some. */
function missing(explored: Explored, openings: Openings, busy: ReadonlySet<string>): { side: Side; id: string; first: number }[] {
  const parties = knownParties(explored);
  return SIDES.flatMap((side) =>
    [...openings[side]].flatMap(([id, first]) => {
      const party = parties.get(id);
      const have = explored.stakes[side].get(id)?.length;
      if (!party || busy.has(`${side} ${id}`) || countOf(party, side) === 0) return [];
      return have === undefined || have < Math.min(first, countOf(party, side)) ? [{ side, id, first }] : [];
    }),
  );
}

function stakesOf(node: unknown, side: Side): readonly ChartStake[] {
  const found = node as { holders?: readonly ChartStake[]; holdings?: readonly ChartStake[] } | null | undefined;
  return (side === 'above' ? found?.holders : found?.holdings) ?? [];
}
