export const CARD_WIDTH = 196;
export const CARD_HEIGHT = 62;
const GAP = 22;
const ROW_GAP = 16;
/** Room between two layers: the badge of the upper and the stakes of the lower one. */
const LAYER_GAP = 92;
/** Height of the line that children hang on, above their layer. */
const RAIL = 46;
/** Room left of a card in a column, for its stake. */
const STUB = 72;
/** Room right of a column, for lines that lead round it. */
const CHANNEL = 58;
/** Up to so many unopened children stand in one row; more stand in columns. */
const FLAT = 4;
const MAX_COLUMN = 8;
/** Width of a column with its stub and its channel. */
const COLUMN = STUB + CARD_WIDTH + CHANNEL;

/** Something to be placed in a layer under a parent; the root has none. */
export interface Placed {
  id: string;
  layer: number;
  parentId: string | null;
}

/** What the layout needs of a picture: its cards, and the "N more" among them. */
export interface Placeable {
  parties: readonly Placed[];
  more: readonly Placed[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  /** Centres of cards, by party id and by the id of a "more". */
  positions: ReadonlyMap<string, Point>;
  /** Bends of the line that leads to a card from its parent, by the card's id. */
  bends: ReadonlyMap<string, readonly Point[]>;
  /** Whether that line enters the card from the left (in a column) or from above. */
  fromLeft: ReadonlySet<string>;
}

interface Box {
  id: string;
  layer: number;
  children: Box[];
  /** Number of rows its column layout needs; 1 when its children stand in one row. */
  rows: number;
  inner: Box[];
  leaves: Box[];
  width: number;
}

/**
 * Layers from the root downwards, each party one layer below the holder it is drawn under. Children that are not
 * opened stand in columns when there are many, so that a wide group stays readable; every subtree has its own
 * strip, so that lines of the tree never cross.
 */
export function layoutTree(model: Placeable): Layout {
  const root = buildBoxes(model);
  const positions = new Map<string, Point>();
  const bends = new Map<string, Point[]>();
  const fromLeft = new Set<string>();
  if (root) {
    const tops = layerTops(root);
    place(root, 0, { tops, positions, bends, fromLeft });
  }
  return { positions, bends, fromLeft };
}

function buildBoxes(model: Placeable): Box | null {
  const boxes = new Map<string, Box>();
  const items = [...model.parties, ...model.more].sort((a, b) => a.layer - b.layer);
  let root: Box | null = null;
  for (const item of items) {
    const box = { id: item.id, layer: item.layer, children: [], rows: 1, inner: [], leaves: [], width: CARD_WIDTH };
    boxes.set(item.id, box);
    if (item.parentId === null) root = box;
    else boxes.get(item.parentId)?.children.push(box);
  }
  if (root) measure(root);
  return root;
}

function measure(box: Box): void {
  for (const child of box.children) measure(child);
  box.inner = box.children.filter((child) => child.children.length > 0);
  box.leaves = box.children.filter((child) => child.children.length === 0);
  const count = box.leaves.length;
  box.rows = count > FLAT ? Math.min(MAX_COLUMN, Math.max(3, Math.ceil(Math.sqrt(count * 1.6)))) : 1;
  const widths = box.inner.map((child) => child.width);
  if (count > 0 && box.rows === 1) widths.push(...box.leaves.map(() => CARD_WIDTH));
  if (box.rows > 1) widths.push(...Array.from({ length: columns(box) }, () => COLUMN - GAP));
  box.width = Math.max(CARD_WIDTH, widths.reduce((sum, width) => sum + width + GAP, -GAP));
}

function columns(box: Box): number {
  return Math.ceil(box.leaves.length / box.rows);
}

function layerTops(root: Box): number[] {
  const rows: number[] = [1];
  const visit = (box: Box): void => {
    if (box.children.length > 0) rows[box.layer + 1] = Math.max(rows[box.layer + 1] ?? 1, box.rows);
    box.children.forEach(visit);
  };
  visit(root);
  const tops: number[] = [];
  let top = 0;
  for (const count of rows) {
    tops.push(top);
    top += count * (CARD_HEIGHT + ROW_GAP) - ROW_GAP + LAYER_GAP;
  }
  return tops;
}

interface Drawing {
  tops: readonly number[];
  positions: Map<string, Point>;
  bends: Map<string, Point[]>;
  fromLeft: Set<string>;
}

function place(box: Box, left: number, drawing: Drawing): void {
  const top = drawing.tops[box.layer] ?? 0;
  const centre = { x: left + box.width / 2, y: top + CARD_HEIGHT / 2 };
  drawing.positions.set(box.id, centre);
  const below = drawing.tops[box.layer + 1] ?? top;
  const rail = below - RAIL;
  let at = left + (box.width - childrenWidth(box)) / 2;
  for (const child of box.inner) {
    place(child, at, drawing);
    hang(child, centre, rail, drawing);
    at += child.width + GAP;
  }
  if (box.rows === 1) {
    for (const child of box.leaves) {
      place(child, at, drawing);
      hang(child, centre, rail, drawing);
      at += CARD_WIDTH + GAP;
    }
  } else placeColumns(box, at, { below, rail, centre }, drawing);
}

function childrenWidth(box: Box): number {
  const leaf = box.rows > 1 ? columns(box) * (COLUMN) : box.leaves.length * (CARD_WIDTH + GAP);
  return box.inner.reduce((sum, child) => sum + child.width + GAP, leaf) - GAP;
}

function hang(child: Box, parent: Point, rail: number, drawing: Drawing): void {
  const at = drawing.positions.get(child.id);
  if (at) drawing.bends.set(child.id, [{ x: parent.x, y: rail }, { x: at.x, y: rail }]);
}

interface Columns {
  below: number;
  rail: number;
  centre: Point;
}

function placeColumns(box: Box, left: number, { below, rail, centre }: Columns, drawing: Drawing): void {
  box.leaves.forEach((leaf, index) => {
    const spine = left + Math.floor(index / box.rows) * (COLUMN);
    const y = below + (index % box.rows) * (CARD_HEIGHT + ROW_GAP) + CARD_HEIGHT / 2;
    drawing.positions.set(leaf.id, { x: spine + STUB + CARD_WIDTH / 2, y });
    drawing.bends.set(leaf.id, [{ x: centre.x, y: rail }, { x: spine, y: rail }, { x: spine, y }]);
    drawing.fromLeft.add(leaf.id);
  });
}

/** Bends as Cytoscape wants them: along (0 to 1) and across the straight line between two ends. */
export function relativeBends(from: Point, to: Point, bends: readonly Point[]): { weights: number[]; distances: number[] } {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  return {
    weights: bends.map((bend) => ((bend.x - from.x) * dx + (bend.y - from.y) * dy) / length ** 2),
    distances: bends.map((bend) => (-(bend.x - from.x) * dy + (bend.y - from.y) * dx) / length),
  };
}
