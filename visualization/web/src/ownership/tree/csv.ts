import type { TreeFactsQuery } from '../../graphql/graphql';
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

type Facts = TreeFactsQuery['customerTree'];

/** The tree as a table: one row for each stake, the root first, then by depth and size. */
export function treeCsv(data: TreeData, facts: Facts, words: TreeCsvWords): string {
  const identifiers = new Map(facts.nodes.map(({ party }) => [party.id, party.identifiers.map((one) => `${one.scheme} ${one.value}`).join('; ')]));
  const origins = new Map(facts.holdings.map((stake) => [stake.id, stake]));
  const party = (id: string): Cell[] => partyCells(data, id, identifiers.get(id) ?? '', words);
  const depth = (stake: TreeStake): number => data.nodes.get(stake.company.id)?.depth ?? 0;
  const stakes = [...data.nodes.keys()].flatMap((id) => data.holders.get(id) ?? []).sort((a, b) => depth(a) - depth(b));
  const rows = stakes.map((stake) => [...party(stake.company.id), ...stakeCells(stake, origins.get(stake.id), words)]);
  return csvFile([...words.head, [], words.columns, party(data.rootId), ...rows]);
}

function partyCells(data: TreeData, id: string, identifiers: string, words: TreeCsvWords): Cell[] {
  const node = data.nodes.get(id);
  if (!node) return [];
  const computed = [node.interestPercent, node.certainty === 'CERTAIN' ? words.yes : words.no];
  return [node.depth, words.nameOf(id), node.party.name, words.kindOf(id), identifiers, ...computed];
}

function stakeCells(stake: TreeStake, origin: Facts['holdings'][number] | undefined, words: TreeCsvWords): Cell[] {
  const size = [stake.percent, stake.percentMin, stake.percentMax, origin?.votingPercent ?? null];
  const dates = [origin?.validFrom ?? null, origin?.validTo ?? null, origin?.recordedAt ?? null];
  return [words.nameOf(stake.holder.id), ...size, origin?.sources.join('; ') ?? null, ...dates];
}
