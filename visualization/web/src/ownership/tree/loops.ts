interface Stake {
  holder: { id: string };
  company: { id: string };
}

/**
 * The stakes whose two ends lie in one loop (strongly connected component), self-holdings included.
 *
 * Parties that nobody in the rest holds, or that hold nobody in it, cannot be in a loop; they are peeled off first.
 * What is left are loops and the ways between them; a stake there is in a loop if its company reaches its holder.
 */
export function stakesInLoops<T extends Stake>(stakes: readonly T[]): ReadonlySet<T> {
  const core = peeled(stakes);
  const held = new Map<string, string[]>();
  for (const { holder, company } of core) held.set(holder.id, [...(held.get(holder.id) ?? []), company.id]);
  const reach = new Map([...new Set(core.map((stake) => stake.company.id))].map((id) => [id, reached(id, held)]));
  return new Set(core.filter((stake) => reach.get(stake.company.id)?.has(stake.holder.id)));
}

function peeled<T extends Stake>(stakes: readonly T[]): readonly T[] {
  const holders = new Set(stakes.map((stake) => stake.holder.id));
  const companies = new Set(stakes.map((stake) => stake.company.id));
  const rest = stakes.filter((stake) => companies.has(stake.holder.id) && holders.has(stake.company.id));
  return rest.length === stakes.length ? rest : peeled(rest);
}

function reached(from: string, held: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const id of seen) for (const company of held.get(id) ?? []) seen.add(company);
  return seen;
}
