import type { CustomerTreeQuery } from '../../graphql/graphql';
import type { Change } from '../time/changes';

type Wire = CustomerTreeQuery['customerTree'];

/** Adds the stakes that ended between two dates, so that they can be seen where they were; an ended holding counts nothing. */
export function withEnded(wire: Wire, changes: readonly Change[]): Wire {
  const depths = new Map(wire.nodes.map((node) => [node.party.id, node.depth]));
  const ended = changes.filter((change) => change.kind === 'ENDED' && depths.has(change.holder.id));
  if (ended.length === 0) return wire;
  const gone = new Map(ended.filter(({ company }) => !depths.has(company.id)).map((change) => [change.company.id, change]));
  const nodes = [...gone.values()].map(({ holder, company }) => ({
    party: company,
    depth: (depths.get(holder.id) ?? 0) + 1,
    certainty: null,
    interestPercent: 0,
  }));
  const holdings = ended.map((change) => ({
    id: `ended ${change.holder.id} ${change.company.id}`,
    holder: { id: change.holder.id },
    company: { id: change.company.id },
    percent: change.before,
    percentMin: change.beforeMin,
    percentMax: change.beforeMax,
    percentMinOpen: false,
    percentMaxOpen: false,
  }));
  return { ...wire, nodes: [...wire.nodes, ...nodes], holdings: [...wire.holdings, ...holdings] };
}
