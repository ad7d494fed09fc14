import type { MapFactsFragment, StakeholderFactsFragment } from '../../graphql/graphql';

export const CARD_WIDTH = 240;
export const CARD_HEIGHT = 118;
const GAP_X = 28;
const GAP_Y = 64;
const LOOSE_PER_ROW = 4;

export interface Point {
  x: number;
  y: number;
}

/** Where everybody on a map is drawn, and who stands below whom. */
export interface OrgChart {
  /** Top left corner of each card, by the id that lines use. */
  places: ReadonlyMap<string, Point>;
  /** The one above, of those who report to somebody on the map. */
  boss: ReadonlyMap<string, string>;
  /** The order of reading: everybody before those below them. */
  order: readonly StakeholderFactsFragment[];
  width: number;
  height: number;
}

/** The org chart of a map: by reporting lines, except who was moved by hand; who stands alone comes in rows below. */
export function orgChart(map: Pick<MapFactsFragment, 'stakeholders' | 'reportingLines'>): OrgChart {
  const boss = bosses(map);
  const below = new Map<string, StakeholderFactsFragment[]>();
  for (const one of map.stakeholders) {
    const above = boss.get(one.stakeholderId);
    if (above !== undefined) below.set(above, [...(below.get(above) ?? []), one]);
  }
  const tops = map.stakeholders.filter((one) => !boss.has(one.stakeholderId));
  const heads = tops.filter((one) => below.has(one.stakeholderId));
  const loose = tops.filter((one) => !below.has(one.stakeholderId));
  const places = new Map<string, Point>();
  const order: StakeholderFactsFragment[] = [];

  /** Places a card and all below it, from `left` on; gives where the next may begin. */
  const place = (one: StakeholderFactsFragment, left: number, depth: number): number => {
    order.push(one);
    const reports = below.get(one.stakeholderId) ?? [];
    let next = left;
    for (const report of reports) next = place(report, next, depth + 1);
    const right = Math.max(next, left + CARD_WIDTH + GAP_X);
    places.set(one.stakeholderId, { x: (left + right - GAP_X - CARD_WIDTH) / 2, y: depth * (CARD_HEIGHT + GAP_Y) });
    return right;
  };
  let left = 0;
  for (const head of heads) left = place(head, left, 0);
  const top = lowest(places) + (places.size > 0 ? GAP_Y : 0);
  loose.forEach((one, at) => {
    order.push(one);
    const column = at % LOOSE_PER_ROW;
    places.set(one.stakeholderId, { x: column * (CARD_WIDTH + GAP_X), y: top + Math.floor(at / LOOSE_PER_ROW) * (CARD_HEIGHT + GAP_Y) });
  });
  for (const one of order) if (one.x !== null && one.y !== null) places.set(one.stakeholderId, { x: Math.max(0, one.x), y: Math.max(0, one.y) });
  const width = Math.max(CARD_WIDTH, ...[...places.values()].map((point) => point.x + CARD_WIDTH));
  return { places, boss, order, width, height: Math.max(CARD_HEIGHT, lowest(places)) };
}

function lowest(places: ReadonlyMap<string, Point>): number {
  return Math.max(0, ...[...places.values()].map((point) => point.y + CARD_HEIGHT));
}

/** One boss each: of several, and of lines that lead round over two companies, the first that leads upwards. */
function bosses({ stakeholders, reportingLines }: Pick<MapFactsFragment, 'stakeholders' | 'reportingLines'>): Map<string, string> {
  const placed = new Set(stakeholders.map((one) => one.stakeholderId));
  const boss = new Map<string, string>();
  const leadsTo = (from: string, wanted: string): boolean => {
    for (let at: string | undefined = from; at !== undefined; at = boss.get(at)) if (at === wanted) return true;
    return false;
  };
  for (const line of reportingLines) {
    if (!placed.has(line.from) || !placed.has(line.to) || boss.has(line.from) || leadsTo(line.to, line.from)) continue;
    boss.set(line.from, line.to);
  }
  return boss;
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Whom an arrow key leads to: the boss, the first report, or the neighbour in reading order. */
export function nextPerson({ boss, order }: OrgChart, from: string, arrow: Arrow): string | null {
  const ids = order.map((one) => one.stakeholderId);
  if (arrow === 'ArrowUp') return boss.get(from) ?? null;
  if (arrow === 'ArrowDown') return ids.find((id) => boss.get(id) === from) ?? null;
  return ids[ids.indexOf(from) + (arrow === 'ArrowRight' ? 1 : -1)] ?? null;
}

/** The card under a point, other than the one that is dragged. */
export function cardAt({ places }: OrgChart, { x, y }: Point, dragged: string): string | null {
  for (const [id, place] of places) {
    if (id !== dragged && x >= place.x && x <= place.x + CARD_WIDTH && y >= place.y && y <= place.y + CARD_HEIGHT) return id;
  }
  return null;
}
