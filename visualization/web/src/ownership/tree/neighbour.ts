import type { DrawnParty, GraphModel } from './graphModel';
import { layoutTree } from './layout';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The party that an arrow key leads to: up to the holder, down to the first child, sideways in the layer. */
export function neighbour(model: GraphModel, from: string, arrow: Arrow): string | null {
  const here = model.parties.find((party) => party.id === from);
  if (!here) return model.parties[0]?.id ?? null;
  if (arrow === 'ArrowUp') return here.parentId;
  const { positions } = layoutTree(model);
  const inReadingOrder = (a: DrawnParty, b: DrawnParty): number => {
    const [one, other] = [positions.get(a.id), positions.get(b.id)];
    return (one?.x ?? 0) - (other?.x ?? 0) || (one?.y ?? 0) - (other?.y ?? 0);
  };
  if (arrow === 'ArrowDown') return model.parties.filter((party) => party.parentId === from).sort(inReadingOrder)[0]?.id ?? null;
  const layer = model.parties.filter((party) => party.layer === here.layer).sort(inReadingOrder);
  const next = layer.findIndex((party) => party.id === from) + (arrow === 'ArrowRight' ? 1 : -1);
  return layer[next]?.id ?? null;
}
