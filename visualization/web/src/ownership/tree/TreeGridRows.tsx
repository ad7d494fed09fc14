import { CaretDownOutlined, CaretRightOutlined, CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

import { KindIcon } from '../KindIcon';
import type { Labels } from './labels';
import type { MoreRow, PartyRow, Row } from './occurrences';
import type { TreeData } from './treeData';

interface Shared {
  place: number;
  top: number;
  active: boolean;
  labels: Labels;
  onActivate: () => void;
}

interface PartyProps extends Shared {
  row: PartyRow;
  data: TreeData;
  selected: boolean;
  onToggle: (wanted: boolean) => void;
  onDetails: () => void;
  onGoTo: (entityId: string, via: string) => void;
}

function rowAttributes(row: Row, { place, active }: Shared) {
  return {
    role: 'row' as const,
    'aria-rowindex': place + 2,
    'aria-level': row.level,
    'aria-setsize': row.setSize,
    'aria-posinset': row.position,
    tabIndex: active ? 0 : -1,
  };
}

/** One party at one place in the tree. */
export function PartyGridRow(props: PartyProps) {
  const { row, data, selected, labels, onActivate, onToggle, onDetails } = props;
  const { t } = useTranslation();
  const node = data.nodes.get(row.entityId);
  if (!node) return null;
  const Caret = row.expanded ? CaretDownOutlined : CaretRightOutlined;
  return (
    <div
      {...rowAttributes(row, props)}
      aria-selected={selected}
      {...(row.expandable ? { 'aria-expanded': row.expanded } : {})}
      className="grid-row party-row"
      style={{ top: props.top }}
      data-entity={row.entityId}
      onClick={onActivate}
      onDoubleClick={onDetails}
    >
      <span role="gridcell" className="grid-name" style={{ paddingInlineStart: (row.level - 1) * 18 }}>
        <button
          type="button"
          className="grid-toggle"
          tabIndex={-1}
          aria-label={row.expanded ? t('tree.close', { name: labels.name(row.entityId) }) : t('tree.open', { name: labels.name(row.entityId) })}
          hidden={!row.expandable}
          onDoubleClick={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            onActivate();
            onToggle(!row.expanded);
          }}
        >
          <Caret aria-hidden="true" />
        </button>
        <KindIcon kind={node.party.kind} />
        <span className="grid-text" title={labels.name(row.entityId)}>
          {labels.name(row.entityId)}
        </span>
        {row.loop ? (
          <span className="chip loop" title={t('tree.loopWhy')}>
            ↺ {t('tree.loop')}
          </span>
        ) : null}
        <OtherPlaces {...props} />
      </span>
      <span role="gridcell" className="number">
        {row.stake ? labels.stake(row.stake) : '–'}
      </span>
      <span role="gridcell" className="number">
        {labels.interest(node)}
      </span>
      <span role="gridcell" className={node.controlled ? 'control yes' : 'control no'}>
        {node.controlled ? <CheckCircleFilled aria-hidden="true" /> : <MinusCircleOutlined aria-hidden="true" />}
        <span>{row.level === 1 ? t('tree.rootShort') : labels.control(node)}</span>
      </span>
    </div>
  );
}

/** "Also at N places": leads on to the next place of the same party. */
function OtherPlaces({ row, data, onGoTo, onActivate }: PartyProps) {
  const { t } = useTranslation();
  const holders = (data.holders.get(row.entityId) ?? []).map((stake) => stake.holder.id).filter((id) => id !== row.entityId);
  const others = holders.filter((id) => id !== row.stake?.holder.id);
  if (others.length === 0 || row.level === 1) return null;
  const next = holders[(holders.indexOf(row.stake?.holder.id ?? '') + 1) % holders.length];
  return (
    <button
      type="button"
      className="chip places"
      tabIndex={-1}
      title={t('tree.alsoAt', { count: others.length })}
      aria-label={t('tree.alsoAt', { count: others.length })}
      onClick={(event) => {
        event.stopPropagation();
        onActivate();
        if (next !== undefined) onGoTo(row.entityId, next);
      }}
    >
      +{others.length}
    </button>
  );
}

/** "N more" under a party with many stakes. */
export function MoreGridRow(props: Shared & { row: MoreRow; onMore: () => void }) {
  const { row, labels, onActivate, onMore } = props;
  return (
    <div {...rowAttributes(row, props)} className="grid-row more-row" style={{ top: props.top }} onClick={onActivate}>
      <span role="gridcell" className="grid-name" style={{ paddingInlineStart: (row.level - 1) * 18 + 28 }}>
        <button type="button" tabIndex={-1} onClick={onMore}>
          {labels.more(row.hidden)}
        </button>
      </span>
      <span role="gridcell" />
      <span role="gridcell" />
      <span role="gridcell" />
    </div>
  );
}
