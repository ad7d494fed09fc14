import { useEffect, useMemo, useState } from 'react';
import { useClient, useQuery, type Client, type CombinedError } from 'urql';

import { AboveCompanyDocument, AboveFundDocument, BelowCompanyDocument, BelowPartyDocument, ChartRootDocument, type StakeAboveFragment, type StakeBelowFragment } from '../../graphql/graphql';
import { countOf, knownParties, SIDES, type ChartParty, type ChartStake, type Explored, type Openings, type Side } from './exploration';

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
    for (const { side, party, first } of missing(explored, openings, busy)) {
      const key = `${side} ${party.id}`;
      setBusy((now) => new Set(now).add(key));
      void stakesOf(client, side, party, { id: party.id, asOf, first }).then((answer) => {
        if (Array.isArray(answer)) setFetched((now) => ({ ...now, [side]: new Map(now[side]).set(party.id, answer) }));
        else setError(answer as CombinedError);
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
function missing(explored: Explored, openings: Openings, busy: ReadonlySet<string>): { side: Side; party: ChartParty; first: number }[] {
  const parties = knownParties(explored);
  return SIDES.flatMap((side) =>
    [...openings[side]].flatMap(([id, first]) => {
      const party = parties.get(id);
      const have = explored.stakes[side].get(id)?.length;
      if (!party || busy.has(`${side} ${id}`) || countOf(party, side) === 0) return [];
      return have === undefined || have < Math.min(first, countOf(party, side)) ? [{ side, party, first }] : [];
    }),
  );
}

interface Wanted {
  id: string;
  asOf: string | null;
  first: number;
}

/** The largest stakes of a party on a side, or why they could not be had. */
async function stakesOf(client: Client, side: Side, party: ChartParty, wanted: Wanted): Promise<readonly ChartStake[] | CombinedError> {
  const company = party.kind === 'COMPANY';
  if (side === 'above') {
    const { data, error } = await (company ? client.query(AboveCompanyDocument, wanted) : client.query(AboveFundDocument, wanted)).toPromise();
    return error ?? (listed(data, 'holders') as StakeAboveFragment[]).map((stake) => ({ ...stake, company: party }));
  }
  const { data, error } = await (company ? client.query(BelowCompanyDocument, wanted) : client.query(BelowPartyDocument, wanted)).toPromise();
  return error ?? (listed(data, 'holdings') as StakeBelowFragment[]).map((stake) => ({ ...stake, holder: party }));
}

/** The list in whichever of the answers it came. */
function listed(data: unknown, name: 'holders' | 'holdings'): readonly unknown[] {
  const { company, node } = (data ?? {}) as Record<'company' | 'node', Record<string, readonly unknown[]> | null | undefined>;
  return (company ?? node)?.[name] ?? [];
}
