import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { readView, writeView, type ViewState } from './viewState';

/** The view state of the address, and how to change it; a selection makes no new entry in the history. */
export function useViewState(): [ViewState, (change: Partial<ViewState>) => void] {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback(
    (part: Partial<ViewState>) => {
      const replace = Object.keys(part).every((key) => key === 'selected' || key === 'details');
      // The address itself, not the one of the last rendering: two changes may come before the next.
      const now = new URLSearchParams(window.location.search);
      setParams(writeView(now, { ...readView(now), ...part }), { replace });
    },
    [setParams],
  );
  return [view, change];
}
