import { useEffect, useState } from 'react';

import type { ViewState } from '../company/viewState';

/** Browsers refuse addresses that change too often, as they would while an arrow key is held down. */
const PAUSE = 250;

/** The selected party: at once on the screen, a moment later in the address; follows the address when that changes. */
export function useSelection(view: ViewState, change: (part: Partial<ViewState>) => void): [string | null, (id: string | null) => void] {
  const [selected, setSelected] = useState(view.selected);
  const [inAddress, setInAddress] = useState(view.selected);
  // What we wrote ourselves arrives late: by then the selection may have moved on and must not jump back.
  const [written, setWritten] = useState(view.selected);
  if (inAddress !== view.selected) {
    setInAddress(view.selected);
    if (view.selected !== written) {
      setWritten(view.selected);
      setSelected(view.selected);
    }
  }
  useEffect(() => {
    if (selected === view.selected) return undefined;
    const timer = setTimeout(() => {
      setWritten(selected);
      change({ selected });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [selected, view.selected, change]);
  return [selected, setSelected];
}
