import { CARD_HEIGHT, CARD_WIDTH, relativeBends, type Point } from './layout';

/** How a line that is not part of the tree runs: ends relative to the cards, bends as Cytoscape wants them. */
export interface CrossRoute {
  leave: string;
  enter: string;
  weights: string;
  distances: string;
}

/** Lines leave below the middle of a side and enter above it, so that a pair of them stays apart. */
const SHIFT = CARD_HEIGHT / 4;
const NEAR_BULGE = 70;
const FAR_BULGE = 190;
const UPWARD_BULGE = 64;

/** A curve between two cards that avoids the cards between them: round the right side when they stand above each other. */
export function crossRoute(from: Point, to: Point): CrossRoute {
  const stacked = Math.abs(to.x - from.x) < CARD_WIDTH;
  const leaveSide = stacked || to.x > from.x ? 1 : -1;
  const enterSide = stacked ? 1 : -leaveSide;
  const leave = { x: (leaveSide * CARD_WIDTH) / 2, y: SHIFT };
  const enter = { x: (enterSide * CARD_WIDTH) / 2, y: -SHIFT };
  const start = { x: from.x + leave.x, y: from.y + leave.y };
  const end = { x: to.x + enter.x, y: to.y + enter.y };
  const { weights, distances } = relativeBends(start, end, controlPoints(start, end, stacked, leaveSide));
  return {
    leave: `${leave.x}px ${leave.y}px`,
    enter: `${enter.x}px ${enter.y}px`,
    weights: weights.map((weight) => weight.toFixed(5)).join(' '),
    distances: distances.map((distance) => distance.toFixed(2)).join(' '),
  };
}

function controlPoints(start: Point, end: Point, stacked: boolean, side: number): Point[] {
  if (stacked) {
    // Lines upwards swing out further than lines downwards, so that both of a pair can be read.
    const bulge = Math.min(FAR_BULGE, NEAR_BULGE + Math.abs(end.y - start.y) / 8) + (end.y < start.y ? UPWARD_BULGE : 0);
    return [{ x: Math.max(start.x, end.x) + bulge, y: (start.y + end.y) / 2 }];
  }
  const reach = Math.max(30, Math.abs(end.x - start.x) / 2);
  return [
    { x: start.x + side * reach, y: start.y },
    { x: end.x - side * reach, y: end.y },
  ];
}
