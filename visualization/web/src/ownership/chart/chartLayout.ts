import { layoutTree, type Layout, type Placeable, type Point } from '../tree/layout';
import type { ChartModel } from './chartModel';
import type { Side } from './exploration';

/** Where everything stands: the root in the middle, owners above it, holdings below. */
export interface ChartLayout {
  positions: ReadonlyMap<string, Point>;
  /** Bends of the line between a card and its parent, from the holder down, by the card's id. */
  bends: ReadonlyMap<string, readonly Point[]>;
  /** Cards that stand in a column: their line meets them from the left. */
  sideways: ReadonlySet<string>;
}

/** Lays out both sides as trees, the upper one upside down, and joins them at the root. */
export function layoutChart(model: ChartModel): ChartLayout {
  const below = layoutTree(sideOf(model, 'below'));
  const above = layoutTree(sideOf(model, 'above'));
  const root = [...model.nodes.values()].find((node) => node.layer === 0);
  const down = below.positions.get(root?.id ?? '') ?? { x: 0, y: 0 };
  const up = above.positions.get(root?.id ?? '') ?? { x: 0, y: 0 };
  const turned = (point: Point): Point => ({ x: point.x - up.x + down.x, y: down.y - (point.y - up.y) });
  const bendsAbove = [...above.bends].map(([id, bends]) => [id, [...bends].reverse().map(turned)] as const);
  return {
    positions: new Map([...mapped(above.positions, turned), ...below.positions]),
    bends: new Map<string, readonly Point[]>([...bendsAbove, ...below.bends]),
    sideways: new Set([...above.fromLeft, ...below.fromLeft]),
  };
}

function sideOf(model: ChartModel, side: Side): Placeable {
  const parties = [...model.nodes.values()].filter((node) => node.layer === 0 || node.side === side);
  return { parties, more: model.more.filter((one) => one.side === side) };
}

function mapped(positions: Layout['positions'], turned: (point: Point) => Point): [string, Point][] {
  return [...positions].map(([id, point]) => [id, turned(point)]);
}
