import type { TreeData, TreeStake } from './treeData';

/** A cell: text is escaped, numbers stay numbers, null is empty. */
export type Cell = string | number | null;

const STARTS_FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n;]/;

/** One cell of a CSV file, harmless when a spreadsheet opens it. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = STARTS_FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV file with byte order mark, so that spreadsheets read Chinese; lines end as RFC 4180 wants. */
export function csvFile(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Words the export needs, in the reader's language. */
export interface TreeCsvWords {
  /** What the file shows: pairs of name and value, such as the date and the filters. */
  head: readonly (readonly [string, string])[];
  columns: readonly string[];
  nameOf: (entityId: string) => string;
  kindOf: (entityId: string) => string;
  yes: string;
  no: string;
}

/** The tree as a table: one row for each stake, the root first, then by depth and size. */
export function treeCsv(data: TreeData, words: TreeCsvWords): string {
  const depth = (stake: TreeStake): number => data.nodes.get(stake.company.id)?.depth ?? 0;
  const stakes = [...data.nodes.keys()].flatMap((id) => data.holders.get(id) ?? []).sort((a, b) => depth(a) - depth(b));
  const rows = stakes.map((stake) => [...partyCells(data, stake.company.id, words), ...stakeCells(stake, words)]);
  return csvFile([...words.head, [], words.columns, partyCells(data, data.rootId, words), ...rows]);
}

function partyCells(data: TreeData, id: string, words: TreeCsvWords): Cell[] {
  const node = data.nodes.get(id);
  if (!node) return [];
  const identifiers = node.party.identifiers.map((one) => `${one.scheme} ${one.value}`).join('; ');
  const computed = [node.interestPercent, node.controlled ? words.yes : words.no];
  return [node.depth, words.nameOf(id), node.party.name, words.kindOf(id), identifiers, ...computed];
}

function stakeCells(stake: TreeStake, words: TreeCsvWords): Cell[] {
  const size = [stake.percent, stake.percentMin, stake.percentMax, stake.votingPercent];
  const dates = [stake.validFrom, stake.validTo, stake.recordedAt];
  return [words.nameOf(stake.holder.id), ...size, stake.sources.join('; '), ...dates];
}
