import { useCallback, useEffect, useState, type RefObject } from 'react';

export const ROW_HEIGHT = 42;
const HEAD_HEIGHT = 40;
const SPARE = 6;

interface Virtual {
  /** Rows to draw: from inclusive, to exclusive. */
  range: { from: number; to: number };
  reveal: (index: number) => void;
  /** Rows that fit the screen, at least one. */
  page: () => number;
}

/** Which rows of a scrolling list can be seen, with a few to spare on both ends. */
export function useVirtualRows(scroller: RefObject<HTMLElement | null>, count: number): Virtual {
  const [range, setRange] = useState({ from: 0, to: 40 });
  const read = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const from = Math.max(0, Math.floor(box.scrollTop / ROW_HEIGHT) - SPARE);
    const to = from + Math.ceil(box.clientHeight / ROW_HEIGHT) + 2 * SPARE;
    setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
  }, [scroller]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const sizes = new ResizeObserver(read);
    sizes.observe(box);
    box.addEventListener('scroll', read, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', read);
    };
  }, [scroller, read, count]);
  const reveal = useCallback(
    (index: number) => {
      const box = scroller.current;
      if (!box) return;
      const top = index * ROW_HEIGHT;
      const height = box.clientHeight - HEAD_HEIGHT;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + ROW_HEIGHT > box.scrollTop + height) box.scrollTop = top + ROW_HEIGHT - height;
      read();
    },
    [scroller, read],
  );
  const page = useCallback(() => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT)), [scroller]);
  return { range, reveal, page };
}
