import { csvFile, type Cell } from '../tree/csv';
import type { ChartModel } from './chartModel';
import type { ChartWords } from './chartWords';

/** Words of the export, in the reader's language. */
export interface ChartCsvWords {
  head: readonly (readonly [string, string])[];
  columns: readonly string[];
  yes: string;
}

/** The drawn stakes as a table, one row each, by layer. */
export function chartCsv(model: ChartModel, words: ChartWords, { head, columns, yes }: ChartCsvWords): string {
  const layer = (id: string): number => model.nodes.get(id)?.layer ?? 0;
  const edges = [...model.edges].sort((a, b) => layer(a.stake.holder.id) + layer(a.stake.company.id) - layer(b.stake.holder.id) - layer(b.stake.company.id));
  const rows = edges.map(({ stake, carries }): Cell[] => [
    words.name(stake.holder.id),
    words.kind(stake.holder.id),
    words.name(stake.company.id),
    stake.percent,
    stake.percentMin,
    stake.percentMax,
    stake.votingPercent,
    carries ? yes : '',
    stake.sources.join('; '),
    stake.validFrom,
    stake.validTo,
    stake.recordedAt,
  ]);
  return csvFile([...head, [], columns, ...rows]);
}
