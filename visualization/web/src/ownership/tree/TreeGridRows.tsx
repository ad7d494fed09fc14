import { CaretDownOutlined, CaretRightOutlined, LoadingOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ControlCertainty, PartyKind } from '../../graphql/graphql';
import { ControlMark } from '../ControlMark';
import { KindIcon } from '../KindIcon';
import type { MoreRow, PartyRow, Row } from './occurrences';
import type { TreeData } from './treeData';
import type { RowPlace } from './TreeGrid';

/** What the row of a party shows, in words. */
export interface PartyCells {
  name: string;
  kind: PartyKind;
  stake: string;
  interest: string;
  certainty: ControlCertainty | null;
  /** Instead of the words for the certainty. */
  control?: string;
  /** Instead of the mark for the certainty. */
  mark?: ReactNode;
}

interface PartyProps extends RowPlace {
  row: PartyRow;
  cells: PartyCells;
  selected: boolean;
  /** Its children are being fetched. */
  busy?: boolean;
  /** Chips beside the name. */
  extra?: ReactNode;
  onToggle: (wanted: boolean) => void;
  onDetails: () => void;
}

/** Levels stand apart, the deep ones less: names need the room. */
function indent(level: number): number {
  return 18 * Math.min(level - 1, 4) + 8 * Math.max(0, level - 5);
}

function rowAttributes(row: Row, { place, active }: RowPlace) {
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
  const { row, cells, selected, busy = false, extra, onActivate, onToggle, onDetails } = props;
  const { t } = useTranslation();
  const Caret = busy ? LoadingOutlined : row.expanded ? CaretDownOutlined : CaretRightOutlined;
  return (
    <div
      {...rowAttributes(row, props)}
      aria-selected={selected}
      aria-busy={busy}
      {...(row.expandable ? { 'aria-expanded': row.expanded } : {})}
      className="grid-row party-row"
      style={{ top: props.top }}
      data-entity={row.entityId}
      onClick={onActivate}
      onDoubleClick={onDetails}
    >
      <span role="gridcell" className="grid-name" style={{ paddingInlineStart: indent(row.level) }}>
        <button
          type="button"
          className="grid-toggle"
          tabIndex={-1}
          aria-label={row.expanded ? t('tree.close', { name: cells.name }) : t('tree.open', { name: cells.name })}
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
        <KindIcon kind={cells.kind} />
        <span className="grid-text" title={cells.name}>
          {cells.name}
        </span>
        {row.loop ? (
          <span className="chip loop" title={t('tree.loopWhy')}>
            ↺ {t('tree.loop')}
          </span>
        ) : null}
        {extra}
      </span>
      <span role="gridcell" className="number">
        {cells.stake}
      </span>
      <span role="gridcell" className="number">
        {cells.interest}
      </span>
      <span role="gridcell">
        {cells.mark ?? <ControlMark certainty={cells.certainty} {...(cells.control === undefined ? {} : { text: cells.control })} />}
      </span>
    </div>
  );
}

interface OtherPlacesProps {
  row: PartyRow;
  data: TreeData;
  onActivate: () => void;
  onGoTo: (entityId: string, via: string) => void;
}

/** "Also at N places": leads on to the next place of the same party. */
export function OtherPlaces({ row, data, onGoTo, onActivate }: OtherPlacesProps) {
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
export function MoreGridRow(props: RowPlace & { row: MoreRow; text: string; onMore: () => void }) {
  const { row, text, onActivate, onMore } = props;
  return (
    <div {...rowAttributes(row, props)} className="grid-row more-row" style={{ top: props.top }} onClick={onActivate}>
      <span role="gridcell" className="grid-name" style={{ paddingInlineStart: indent(row.level) + 28 }}>
        <button type="button" tabIndex={-1} onClick={onMore}>
          {text}
        </button>
      </span>
      <span role="gridcell" />
      <span role="gridcell" />
      <span role="gridcell" />
    </div>
  );
}
