import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { PartyKind } from '../../graphql/graphql';
import type { ViewState } from '../company/viewState';
import { KindIcon } from '../KindIcon';
import { KIND_NAMES } from '../kinds';
import type { TreeNode } from './treeData';

interface Props {
  nodes: readonly TreeNode[];
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** What shapes, fillings and lines mean; kinds and control can be switched off here. */
export function Legend({ nodes, view, change }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const count = (kind: PartyKind): number => nodes.filter((node) => node.party.kind === kind).length;
  const toggle = (kind: PartyKind): void => {
    const hidden = view.hiddenKinds.includes(kind) ? view.hiddenKinds.filter((one) => one !== kind) : [...view.hiddenKinds, kind];
    change({ hiddenKinds: hidden });
  };
  return (
    <section className="legend" aria-label={t('legend.title')}>
      <div role="group" aria-label={t('legend.kinds')} className="legend-group">
        {KIND_NAMES.filter((kind) => count(kind) > 0).map((kind) => (
          <button key={kind} type="button" aria-pressed={!view.hiddenKinds.includes(kind)} onClick={() => toggle(kind)}>
            <KindIcon kind={kind} />
            {t(`kind.${kind}`)} <span className="muted">{format.count(count(kind))}</span>
          </button>
        ))}
      </div>
      <div role="group" aria-label={t('legend.control')} className="legend-group">
        {(view.colour === 'control' ? (['CERTAIN', 'POSSIBLE'] as const) : []).map((certainty) => (
          <span key={certainty} className="legend-item">
            <span className={`swatch ${certainty === 'CERTAIN' ? 'controlled' : 'possibly-controlled'}`} aria-hidden="true" />
            {t(`control.${certainty}`)}
          </span>
        ))}
        <button type="button" aria-pressed={!view.controlledOnly} onClick={() => change({ controlledOnly: !view.controlledOnly })}>
          <span className="swatch not-controlled" aria-hidden="true" />
          {t('control.NONE')}
        </button>
      </div>
      <ul className="legend-group" aria-label={t('legend.lines')}>
        {(['tree', 'cross', 'loop'] as const).map((shape) => (
          <li key={shape} className="legend-item">
            <span className={`line ${shape}`} aria-hidden="true" />
            {t(`legend.${shape}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
