import type { PartyKind } from '../../graphql/graphql';
import { treeData, type TreeData, type TreeFilter } from './treeData';

/** [holder, company, percent] */
export type SampleStake = readonly [string, string, number | null];

interface Sample {
  stakes: readonly SampleStake[];
  kinds?: Readonly<Record<string, PartyKind>>;
  notControlled?: readonly string[];
  filter?: Partial<TreeFilter>;
}

/** A tree for tests: the first holder is the root, names are the ids, depths are counted from the root. */
export function sampleTree({ stakes, kinds = {}, notControlled = [], filter = {} }: Sample): TreeData {
  const rootId = stakes[0]?.[0] ?? 'root';
  const depths = new Map([[rootId, 0]]);
  for (const [id, depth] of depths) for (const [holder, company] of stakes) if (holder === id && !depths.has(company)) depths.set(company, depth + 1);
  const party = (id: string) => ({ id, name: id, otherNames: [], kind: kinds[id] ?? 'COMPANY', fictional: true });
  const wire = {
    asOf: '2026-09-01',
    truncated: false,
    root: { id: rootId },
    nodes: [...depths].map(([id, depth]) => ({ depth, certainty: notControlled.includes(id) ? null : ('CERTAIN' as const), interestPercent: 100, party: party(id) })),
    holdings: stakes.map(([holder, company, percent]) => ({
      id: `${holder}>${company}`,
      holder: { id: holder },
      company: { id: company },
      percent,
      percentMin: percent,
      percentMax: percent,
      percentMinOpen: false,
      percentMaxOpen: false,
    })),
    summary: { companies: depths.size, controlled: 0, accounts: 0 },
    warnings: [],
  };
  return treeData(wire, { hiddenKinds: new Set(), controlledOnly: false, ...filter });
}
