import type { TFunction } from 'i18next';

import type { Formatter } from '../../app/format';
import type { Language } from '../../i18n/language';
import { displayName } from '../partyName';
import { stakeText } from '../stake';
import { changeOf, changeSign, type Changes } from '../time/changes';
import type { TreeData, TreeNode, TreeStake } from './treeData';

/** How parties and stakes of one tree are called, in the reader's language. */
export interface Labels {
  name: (entityId: string) => string;
  kind: (entityId: string) => string;
  stake: (stake: TreeStake) => string;
  /** The stake on a line, led by the sign of its change. */
  line: (stake: TreeStake) => string;
  interest: (node: TreeNode) => string;
  control: (node: TreeNode) => string;
  more: (count: number) => string;
}

export function treeLabels(data: TreeData, changes: Changes, language: Language, format: Formatter, t: TFunction): Labels {
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
    control: (found) => (found.party.id === data.rootId ? t('tree.root') : t(`control.${found.certainty ?? 'NONE'}`)),
    more: (count) => t('tree.more', { count }),
  };
}
