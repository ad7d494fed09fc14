import { CARD_HEIGHT, CARD_WIDTH, type Point } from './orgChart';

/** An elbow from the lower edge of the boss to the upper edge of who reports. */
export function reportingPath(boss: Point, report: Point): string {
  const from = { x: boss.x + CARD_WIDTH / 2, y: boss.y + CARD_HEIGHT };
  const to = { x: report.x + CARD_WIDTH / 2, y: report.y };
  const middle = (from.y + to.y) / 2;
  return `M${from.x} ${from.y}V${middle}H${to.x}V${to.y}`;
}

/** Where a line between two cards leaves and arrives: at the edges, on the line between their middles. */
function ends(one: Point, other: Point): [Point, Point] {
  const a = { x: one.x + CARD_WIDTH / 2, y: one.y + CARD_HEIGHT / 2 };
  const b = { x: other.x + CARD_WIDTH / 2, y: other.y + CARD_HEIGHT / 2 };
  return [edge(a, b), edge(b, a)];
}

function edge(from: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - from.x, towards.y - from.y];
  if (dx === 0 && dy === 0) return from;
  const scale = Math.min((CARD_WIDTH / 2 + 3) / Math.abs(dx), (CARD_HEIGHT / 2 + 3) / Math.abs(dy));
  return { x: from.x + dx * Math.min(scale, 1), y: from.y + dy * Math.min(scale, 1) };
}

/** A bent line of influence, so that it never lies on a reporting line. */
export function influencePath(from: Point, to: Point): string {
  const [a, b] = ends(from, to);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const bend = { x: (a.x + b.x) / 2 - dy * 0.18, y: (a.y + b.y) / 2 + dx * 0.18 };
  return `M${a.x} ${a.y}Q${bend.x} ${bend.y} ${b.x} ${b.y}`;
}

const TOOTH = 9;

/** A zigzag: two who work against each other. */
export function conflictPath(one: Point, other: Point): string {
  const [a, b] = ends(one, other);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const teeth = Math.max(2, Math.round(length / (2 * TOOTH)));
  const across = { x: (-dy / (length || 1)) * TOOTH * 0.6, y: (dx / (length || 1)) * TOOTH * 0.6 };
  const points = Array.from({ length: teeth - 1 }, (_, at) => {
    const part = (at + 1) / teeth;
    const side = at % 2 === 0 ? 1 : -1;
    return `L${a.x + dx * part + across.x * side} ${a.y + dy * part + across.y * side}`;
  });
  return `M${a.x} ${a.y}${points.join('')}L${b.x} ${b.y}`;
}
