import { stakesInLoops } from './loops';
import type { CustomerTreeQuery, PartyKind } from '../../graphql/graphql';

type Wire = CustomerTreeQuery['customerTree'];
/** One party of the customer tree with what the service computed for it. */
export type TreeNode = Wire['nodes'][number];
/** One stake between two parties of the tree. */
export type TreeStake = Wire['holdings'][number];

/** The customer tree as a graph: each party once, with the stakes that lead to and from it. */
export interface TreeData {
  rootId: string;
  asOf: string;
  truncated: boolean;
  nodes: ReadonlyMap<string, TreeNode>;
  /** Stakes a party holds, largest first. */
  held: ReadonlyMap<string, readonly TreeStake[]>;
  /** Stakes held in a party, largest first. */
  holders: ReadonlyMap<string, readonly TreeStake[]>;
  stakes: readonly TreeStake[];
  /** Stakes that are part of a loop: what they hold leads back to who holds it. */
  inLoop: ReadonlySet<TreeStake>;
  /** Parties left out by a filter. */
  hidden: number;
  warnings: Wire['warnings'];
  summary: Wire['summary'];
}

/** What the reader wants to see; the minimum stake and the depth are asked of the service instead. */
export interface TreeFilter {
  hiddenKinds: ReadonlySet<PartyKind>;
  controlledOnly: boolean;
}

const SIZE_UNKNOWN = -1;

/** A stake's size for sorting: exact, else the lower end of its band, undisclosed last. */
export function stakeSize(stake: TreeStake): number {
  return stake.percent ?? stake.percentMin ?? SIZE_UNKNOWN;
}

/** Builds the graph from the answer of the service, without the parties that the filter hides or cuts off. */
export function treeData(wire: Wire, filter: TreeFilter): TreeData {
  const passing = new Map(wire.nodes.filter((node) => passes(node, wire.root.id, filter)).map((n) => [n.party.id, n]));
  const among = wire.holdings.filter((stake) => passing.has(stake.holder.id) && passing.has(stake.company.id));
  const reached = reachable(wire.root.id, grouped(among, (stake) => stake.holder.id));
  const stakes = among.filter((stake) => reached.has(stake.holder.id) && reached.has(stake.company.id));
  return {
    rootId: wire.root.id,
    asOf: wire.asOf,
    truncated: wire.truncated,
    nodes: new Map([...passing].filter(([id]) => reached.has(id))),
    held: grouped(stakes, (stake) => stake.holder.id),
    holders: grouped(stakes, (stake) => stake.company.id),
    stakes,
    inLoop: stakesInLoops(stakes),
    hidden: wire.nodes.length - reached.size,
    warnings: wire.warnings,
    summary: wire.summary,
  };
}

function passes(node: TreeNode, rootId: string, filter: TreeFilter): boolean {
  if (node.party.id === rootId) return true;
  return !filter.hiddenKinds.has(node.party.kind) && (!filter.controlledOnly || node.certainty === 'CERTAIN');
}

function grouped(stakes: readonly TreeStake[], key: (stake: TreeStake) => string): Map<string, TreeStake[]> {
  const groups = new Map<string, TreeStake[]>();
  for (const stake of stakes) {
    const group = groups.get(key(stake));
    if (group) group.push(stake);
    else groups.set(key(stake), [stake]);
  }
  for (const group of groups.values()) group.sort((a, b) => stakeSize(b) - stakeSize(a) || (a.id < b.id ? -1 : 1));
  return groups;
}

function reachable(rootId: string, held: ReadonlyMap<string, readonly TreeStake[]>): Set<string> {
  const seen = new Set([rootId]);
  for (const id of seen) for (const stake of held.get(id) ?? []) seen.add(stake.company.id);
  return seen;
}

/** A shortest chain of parties from the root to a party, both included; through `via` as last holder if given. */
export function chainTo(data: TreeData, entityId: string, via?: string): string[] {
  if (via !== undefined && via !== entityId) return [...chainTo(data, via), entityId];
  const from = new Map<string, string>();
  const queue = [data.rootId];
  for (const id of queue) {
    if (id === entityId) break;
    for (const stake of data.held.get(id) ?? []) {
      const next = stake.company.id;
      if (next === data.rootId || from.has(next)) continue;
      from.set(next, id);
      queue.push(next);
    }
  }
  const chain = [entityId];
  for (let at = from.get(entityId); at !== undefined; at = from.get(at)) chain.unshift(at);
  return chain[0] === data.rootId ? chain : [];
}
