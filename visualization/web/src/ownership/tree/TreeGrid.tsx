import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

import type { MoreRow, PartyRow, Row } from './occurrences';
import { MoreGridRow } from './TreeGridRows';
import { keyAction, typedAhead } from './treeKeys';
import { ROW_HEIGHT, useVirtualRows } from './useVirtualRows';

const TYPING_PAUSE = 700;

export interface TreeGridHandle {
  focus: () => void;
  /** Makes a row the active one as soon as it is there, and scrolls to it. */
  activate: (occurrenceId: string) => void;
}

/** What every row of the grid is given. */
export interface RowPlace {
  place: number;
  top: number;
  active: boolean;
  onActivate: () => void;
}

interface Props {
  ref?: Ref<TreeGridHandle>;
  /** Name of the pane and of the grid. */
  pane: string;
  title: string;
  /** Heading of the last column; control if not given. */
  lastColumn?: string;
  rows: readonly Row[];
  nameOf: (entityId: string) => string;
  moreText: (hidden: number) => string;
  selected: string | null;
  onSelect: (entityId: string) => void;
  onDetails: (entityId: string) => void;
  onToggle: (row: PartyRow, wanted: boolean) => void;
  onMore: (row: MoreRow) => void;
  /** Draws the row of a party. */
  children: (row: PartyRow, place: RowPlace) => ReactNode;
}

/** A tree as a table to walk through (ARIA tree grid); draws only the rows that can be seen. */
export function TreeGrid({ ref, pane, title, lastColumn, rows, nameOf, moreText, selected, onSelect, onDetails, onToggle, onMore, children }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const takeFocus = useRef(false);
  const [active, setActive] = useState<string>(() => placeOf(rows, selected) ?? rows[0]?.occurrenceId ?? '');
  const [seen, setSeen] = useState(selected);
  if (seen !== selected) {
    setSeen(selected);
    const shown = rows.find((row) => row.occurrenceId === active);
    if (shown?.type !== 'party' || shown.entityId !== selected) setActive(placeOf(rows, selected) ?? active);
  }
  const index = useMemo(() => Math.max(0, rows.findIndex((row) => row.occurrenceId === active)), [rows, active]);
  const { range, reveal, page } = useVirtualRows(scroller, rows.length);

  const focusActive = useCallback(() => scroller.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true }), []);
  useImperativeHandle(ref, () => ({ focus: focusActive, activate: setActive }), [focusActive]);
  useEffect(() => {
    reveal(index);
    if (takeFocus.current) requestAnimationFrame(focusActive);
    takeFocus.current = false;
  }, [index, active, reveal, focusActive]);

  const activate = (row: Row | undefined, focus: boolean): void => {
    if (!row) return;
    takeFocus.current = focus && row.occurrenceId !== active;
    setActive(row.occurrenceId);
    if (row.type === 'party') onSelect(row.entityId);
  };
  const typed = useTyping();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[index];
    const action = keyAction(event.key, rows, index, page());
    if (action && row) {
      event.preventDefault();
      if ('go' in action) activate(rows[action.go], true);
      else if (row.type === 'more') onMore(row);
      else if ('toggle' in action) onToggle(row, action.toggle);
      else onDetails(row.entityId);
    } else if (event.key.length === 1) {
      event.preventDefault();
      const text = typed(event.key);
      if (text !== '') activate(rows[typedAhead(rows, index, text, nameOf)], true);
    }
  };
  const visible = rows.slice(range.from, range.to).map((row, step) => ({ row, place: range.from + step }));
  const here = rows[index];
  // The active row stays in the page wherever it is scrolled to: it has the focus.
  if (here && index < range.from) visible.unshift({ row: here, place: index });
  if (here && index >= range.to) visible.push({ row: here, place: index });
  return (
    <section className="grid-pane" aria-label={pane}>
      <div className="grid-scroller" ref={scroller} role="treegrid" aria-label={title} aria-rowcount={rows.length + 1} onKeyDown={onKeyDown} data-testid="treegrid">
        <div role="rowgroup" className="grid-head">
          <div role="row" aria-rowindex={1} className="grid-row">
            <span role="columnheader">{t('grid.party')}</span>
            <span role="columnheader" title={t('stake.directLong')}>{t('stake.direct')}</span>
            <span role="columnheader" title={t('stake.interestLong')}>{t('stake.interest')}</span>
            <span role="columnheader">{lastColumn ?? t('grid.control')}</span>
          </div>
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: rows.length * ROW_HEIGHT }}>
          {visible.map(({ row, place }) => {
            const shared = { place, top: place * ROW_HEIGHT, active: place === index, onActivate: () => activate(row, false) };
            if (row.type === 'party') return children(row, shared);
            return <MoreGridRow key={row.occurrenceId} {...shared} row={row} text={moreText(row.hidden)} onMore={() => onMore(row)} />;
          })}
        </div>
      </div>
    </section>
  );
}

function placeOf(rows: readonly Row[], entityId: string | null): string | null {
  return rows.find((row) => row.type === 'party' && row.entityId === entityId)?.occurrenceId ?? null;
}

/** Collects letters typed in quick succession; a blank counts within a name, not before it. */
function useTyping(): (key: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return (key) => {
    const now = performance.now();
    const before = now - typed.current.at < TYPING_PAUSE ? typed.current.text : '';
    typed.current = { text: (before + key).trimStart(), at: now };
    return typed.current.text;
  };
}
