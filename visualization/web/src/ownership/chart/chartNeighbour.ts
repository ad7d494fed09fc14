import type { Arrow } from '../tree/neighbour';
import { layoutChart } from './chartLayout';
import type { ChartModel, ChartNode } from './chartModel';

/** The party that an arrow key leads to: up to an owner, down to a holding, sideways in the layer. */
export function chartNeighbour(model: ChartModel, from: string, arrow: Arrow): string | null {
  const here = model.nodes.get(from);
  if (!here) return [...model.nodes.values()].find((node) => node.layer === 0)?.id ?? null;
  const side = arrow === 'ArrowUp' ? 'above' : 'below';
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    if (here.layer > 0 && here.side !== side) return here.parentId;
    return inReadingOrder(model, (node) => node.parentId === from && node.side === side)[0]?.id ?? null;
  }
  const layer = inReadingOrder(model, (node) => node.layer === here.layer && node.side === here.side);
  const next = layer.findIndex((node) => node.id === from) + (arrow === 'ArrowRight' ? 1 : -1);
  return layer[next]?.id ?? null;
}

function inReadingOrder(model: ChartModel, wanted: (node: ChartNode) => boolean): ChartNode[] {
  const { positions } = layoutChart(model);
  const place = (node: ChartNode) => positions.get(node.id) ?? { x: 0, y: 0 };
  return [...model.nodes.values()].filter(wanted).sort((a, b) => place(a).x - place(b).x || place(a).y - place(b).y);
}
