interface Stake {
  holder: { id: string };
  company: { id: string };
}

/**
 * The stakes whose two ends lie in one loop (strongly connected component), self-holdings included.
 *
 * Tarjan's algorithm, with a stack of its own, since chains may be longer than the engine's stack is deep.
 */
export function stakesInLoops<T extends Stake>(stakes: readonly T[]): ReadonlySet<T> {
  const held = new Map<string, string[]>();
  for (const { holder, company } of stakes) {
    const row = held.get(holder.id);
    if (row) row.push(company.id);
    else held.set(holder.id, [company.id]);
  }
  const component = components(held);
  return new Set(stakes.filter(({ holder, company }) => component.get(holder.id) === component.get(company.id)));
}

interface Step {
  id: string;
  /** The next of its companies to look at. */
  next: number;
}

/** The component of every holder and company, as the id of one of its members. */
function components(held: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const component = new Map<string, string>();
  const waiting: string[] = [];
  const enter = (id: string, path: Step[]): void => {
    lowest.set(id, order.size);
    order.set(id, order.size);
    waiting.push(id);
    path.push({ id, next: 0 });
  };
  const lower = (id: string, to: number): void => void lowest.set(id, Math.min(lowest.get(id) ?? to, to));
  const leave = (id: string): void => {
    if (lowest.get(id) !== order.get(id)) return;
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      component.set(member, id);
      if (member === id) return;
    }
  };
  for (const start of held.keys()) {
    if (order.has(start)) continue;
    const path: Step[] = [];
    enter(start, path);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const company = held.get(step.id)?.[step.next];
      step.next += 1;
      if (company !== undefined && !order.has(company)) enter(company, path);
      else if (company !== undefined) lower(step.id, component.has(company) ? Infinity : (order.get(company) ?? Infinity));
      else {
        path.pop();
        leave(step.id);
        const above = path.at(-1);
        if (above && !component.has(step.id)) lower(above.id, lowest.get(step.id) ?? Infinity);
      }
    }
  }
  return component;
}
