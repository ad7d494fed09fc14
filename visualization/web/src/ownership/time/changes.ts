import type { TFunction } from 'i18next';

import type { Formatter } from '../../app/format';
import type { OwnershipChangesQuery } from '../../graphql/graphql';
import { stakeText } from '../stake';

/** What became of the stake of one party in another between two dates. */
export type Change = OwnershipChangesQuery['ownershipChanges'][number];

/** Changes by holder and company. */
export type Changes = ReadonlyMap<string, Change>;

const ICONS: Record<Change['kind'], string> = { APPEARED: '+', ENDED: '✕', INCREASED: '▲', DECREASED: '▼', DISCLOSED: '◉', WITHHELD: '◌', RESTATED: '≈' };

interface Pair {
  holder: { id: string };
  company: { id: string };
}

function key({ holder, company }: Pair): string {
  return `${holder.id} ${company.id}`;
}

/** The changes, to be looked up by the ends of a stake. */
export function changesByPair(changes: readonly Change[]): Changes {
  return new Map(changes.map((change) => [key(change), change]));
}

/** What became of a stake. */
export function changeOf(changes: Changes, stake: Pair): Change | undefined {
  return changes.get(key(stake));
}

function size(percent: number | null, percentMin: number | null, percentMax: number | null) {
  return { percent, percentMin, percentMax, percentMinOpen: false, percentMaxOpen: false };
}

/** The sign of a change. */
export function changeSign(change: Change): string {
  return ICONS[change.kind];
}

/** Sign and figures: "▲ 55% → 60%", "+ 60%", "✕ 30%". */
export function changeText(change: Change, format: Formatter, t: TFunction): string {
  const before = stakeText(size(change.before, change.beforeMin, change.beforeMax), format, t);
  const after = stakeText(size(change.after, change.afterMin, change.afterMax), format, t);
  const icon = ICONS[change.kind];
  if (change.kind === 'APPEARED') return `${icon} ${after}`;
  if (change.kind === 'ENDED') return `${icon} ${before}`;
  return `${icon} ${before} → ${after}`;
}
