import type { Row } from './occurrences';

/** What a key does in the table: move to a row, open or close the row, or act on it. */
export type KeyAction = { go: number } | { toggle: boolean } | { act: true } | null;

/** The action of a key by the ARIA pattern for tree grids; `at` is the index of the active row, `page` what fits the screen. */
export function keyAction(key: string, rows: readonly Row[], at: number, page: number): KeyAction {
  const row = rows[at];
  if (!row) return null;
  const open = row.type === 'party' && row.expanded;
  const closed = row.type === 'party' && row.expandable && !row.expanded;
  switch (key) {
    case 'ArrowDown':
      return { go: Math.min(rows.length - 1, at + 1) };
    case 'ArrowUp':
      return { go: Math.max(0, at - 1) };
    case 'PageDown':
      return { go: Math.min(rows.length - 1, at + page) };
    case 'PageUp':
      return { go: Math.max(0, at - page) };
    case 'Home':
      return { go: 0 };
    case 'End':
      return { go: rows.length - 1 };
    case 'ArrowRight':
      return closed ? { toggle: true } : open ? { go: at + 1 } : null;
    case 'ArrowLeft':
      return open ? { toggle: false } : parentOf(rows, at);
    case '+':
      return closed ? { toggle: true } : null;
    case '-':
      return open ? { toggle: false } : null;
    case 'Enter':
      return { act: true };
    default:
      return null;
  }
}

function parentOf(rows: readonly Row[], at: number): KeyAction {
  const parentId = rows[at]?.parentId;
  for (let above = at - 1; above >= 0; above -= 1) if (rows[above]?.occurrenceId === parentId) return { go: above };
  return null;
}

/** The next row whose name starts with the typed text, after the active one and round again; -1 if none. */
export function typedAhead(rows: readonly Row[], at: number, typed: string, nameOf: (entityId: string) => string): number {
  const wanted = typed.toLocaleLowerCase();
  // One letter goes on to the next match, more letters may keep the row they are on.
  const first = typed.length === 1 ? 1 : 0;
  for (let step = first; step < rows.length + first; step += 1) {
    const index = (at + step) % rows.length;
    const row = rows[index];
    if (row?.type === 'party' && nameOf(row.entityId).toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
