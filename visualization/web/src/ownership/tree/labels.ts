import type { TFunction } from 'i18next';

import type { Formatter } from '../../app/format';
import type { Language } from '../../i18n/language';
import { displayName } from '../partyName';
import { stakeText } from '../stake';
import type { Colouring } from '../company/viewState';
import { changeOf, changeSign, type Changes } from '../time/changes';
import { coverOf, type Tone } from './coverage';
import type { TreeData, TreeNode, TreeStake } from './treeData';

/** How parties and stakes of one tree are called, in the reader's language. */
export interface Labels {
  name: (entityId: string) => string;
  kind: (entityId: string) => string;
  stake: (stake: TreeStake) => string;
  /** The stake on a line, led by the sign of its change. */
  line: (stake: TreeStake) => string;
  interest: (node: TreeNode) => string;
  /** What the colour of a party says, in words: control, or coverage. */
  control: (node: TreeNode) => string;
  /** The tone of its coverage; null while colours show control. */
  cover: (node: TreeNode) => Tone | null;
  more: (count: number) => string;
}

/** The word for how covered a party is by the chosen measure; null where colours show control. */
function coverWord(node: TreeNode, colour: Colouring, t: TFunction): string | null {
  const cover = coverOf(node, colour);
  if (!cover) return colour === 'control' ? null : t('coverage.none');
  const { word } = cover;
  if (word.of === 'commercial') return t(`commercial.${word.code}`);
  return word.of === 'mapStatus' ? t(`mapStatus.${word.code}`) : t(`team.${word.code}`);
}

export function treeLabels(data: TreeData, changes: Changes, language: Language, format: Formatter, t: TFunction, colour: Colouring = 'control'): Labels {
  const node = (id: string): TreeNode | undefined => data.nodes.get(id);
  return {
    name: (id) => {
      const found = node(id);
      return found ? displayName(found.party, language) : '';
    },
    kind: (id) => {
      const found = node(id);
      return found ? t(`kind.${found.party.kind}`) : '';
    },
    stake: (stake) => stakeText(stake, format, t),
    line: (stake) => {
      const change = changeOf(changes, stake);
      return change ? `${changeSign(change)} ${stakeText(stake, format, t)}` : stakeText(stake, format, t);
    },
    interest: (found) => format.computed(found.interestPercent),
    control: (found) => coverWord(found, colour, t) ?? (found.party.id === data.rootId ? t('tree.root') : t(`control.${found.certainty ?? 'NONE'}`)),
    cover: (found) => (colour === 'control' ? null : (coverOf(found, colour)?.tone ?? 'none')),
    more: (count) => t('tree.more', { count }),
  };
}
