import { useCallback, useMemo, useState } from 'react';

import { drawnElements, graphModel, MAX_DRAWN, type GraphModel } from './graphModel';
import { close, NOTHING_OPEN, open, openedUpTo, reveal, showMore, visibleRows, type Opened, type Row } from './occurrences';
import { chainTo, type TreeData } from './treeData';

/** Rows opened by themselves at the start: about what fits a screen. */
const START_ROWS = 30;
/** A table has at most so many rows: three for each company of a group of 50,000. */
const MOST_ROWS = 150_000;

export interface TreeView {
  /** Rows of the table. */
  rows: readonly Row[];
  /** The picture; null when it would be too large to be read or moved. */
  model: GraphModel | null;
  /** Opens or closes one place. */
  toggle: (occurrenceId: string, wanted: boolean) => void;
  /** Opens or closes a party where it is drawn; closing closes all its places. */
  toggleParty: (entityId: string, wanted: boolean) => void;
  more: (occurrenceId: string) => void;
  /** Makes a party visible, below a certain holder if given; gives its occurrence. */
  show: (entityId: string, via?: string) => string;
  openAll: () => void;
  closeAll: () => void;
}

/** What is open in a tree, and the rows and the picture that follow from it. */
export function useTreeView(data: TreeData, selected: string | null): TreeView {
  const [opened, setOpened] = useState<Opened>(() => {
    const start = openedUpTo(data, START_ROWS);
    return selected ? reveal(data, start, chainTo(data, selected)) : start;
  });
  const rows = useMemo(() => visibleRows(data, opened, 'all', MOST_ROWS), [data, opened]);
  const model = useMemo(() => drawable(data, opened), [data, opened]);

  const toggle = useCallback((id: string, wanted: boolean) => setOpened((now) => (wanted ? open(now, id) : close(now, id))), []);
  const toggleParty = useCallback(
    (entityId: string, wanted: boolean) => {
      const places = rows.filter((row) => row.type === 'party' && row.entityId === entityId && !row.loop);
      const drawn = model?.parties.find((party) => party.id === entityId)?.row.occurrenceId;
      if (wanted && drawn !== undefined) setOpened((now) => open(now, drawn));
      if (!wanted) setOpened((now) => places.reduce((all, row) => close(all, row.occurrenceId), now));
    },
    [rows, model],
  );
  const more = useCallback((id: string) => setOpened((now) => showMore(now, id)), []);
  const show = useCallback(
    (entityId: string, via?: string) => {
      const chain = chainTo(data, entityId, via);
      setOpened((now) => reveal(data, now, chain));
      return chain.join('/');
    },
    [data],
  );
  const openAll = useCallback(() => setOpened(openedUpTo(data, MOST_ROWS)), [data]);
  const closeAll = useCallback(() => setOpened(open(NOTHING_OPEN, data.rootId)), [data]);
  return useMemo(
    () => ({ rows, model, toggle, toggleParty, more, show, openAll, closeAll }),
    [rows, model, toggle, toggleParty, more, show, openAll, closeAll],
  );
}

function drawable(data: TreeData, opened: Opened): GraphModel | null {
  // Every row but the root's draws a line of its own at least.
  const rows = visibleRows(data, opened, 'first', MAX_DRAWN + 2);
  const model = rows.length > MAX_DRAWN + 1 ? null : graphModel(data, rows);
  return model && drawnElements(model) <= MAX_DRAWN ? model : null;
}
