import type { TFunction } from 'i18next';

import type { Formatter } from '../../app/format';
import type { ControlCertainty } from '../../graphql/graphql';
import type { Language } from '../../i18n/language';
import { displayName } from '../partyName';
import { percentRange } from '../percentRange';
import { stakeText } from '../stake';
import type { ChartNode } from './chartModel';
import { knownParties, type ChartStake, type Explored, type Openings, type Side } from './exploration';
import type { Figures } from './useFigures';

/** How parties and stakes of the chart are called, in the reader's language. */
export interface ChartWords {
  name: (id: string) => string;
  kind: (id: string) => string;
  /** The line below the name on a card. */
  facts: (node: ChartNode) => string;
  interest: (id: string, side: Side) => string;
  certainty: (node: { id: string; side: Side }) => ControlCertainty | null;
  stake: (stake: ChartStake) => string;
  /** Marks a stake that carries control. */
  carries: string;
  more: (hidden: number) => string;
  isOpen: (side: Side, id: string) => boolean;
}

interface Sources {
  explored: Explored;
  openings: Openings;
  figures: Figures;
  language: Language;
  format: Formatter;
  t: TFunction;
}

/** The words for what has been fetched so far. */
export function chartWords({ explored, openings, figures, language, format, t }: Sources): ChartWords {
  const parties = knownParties(explored);
  const kind = (id: string): string => {
    const party = parties.get(id);
    return party ? t(`kind.${party.kind}`) : '';
  };
  const interest = (id: string, side: Side): string => {
    const found = figures[side].get(id);
    return found ? percentRange(found.minimum, found.maximum, format) : '–';
  };
  const certainty = ({ id, side }: { id: string; side: Side }): ControlCertainty | null => figures[side].get(id)?.control ?? null;
  return {
    name: (id) => {
      const party = parties.get(id);
      return party ? displayName(party, language) : '';
    },
    kind,
    facts: (node) => {
      if (node.layer === 0) return t('chart.root');
      if (!figures[node.side].has(node.id)) return kind(node.id);
      const what = node.party.kind === 'NOMINEE' || node.party.kind === 'UNKNOWN' ? kind(node.id) : t(`control.${certainty(node) ?? 'NONE'}`);
      return `${what} · ${interest(node.id, node.side)}`;
    },
    interest,
    certainty,
    stake: (stake) => stakeText(stake, format, t),
    carries: t('chart.carries'),
    more: (count) => t('tree.more', { count }),
    isOpen: (side, id) => openings[side].has(id),
  };
}
