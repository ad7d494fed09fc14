import { useEffect, useImperativeHandle, useRef, useState, type Ref, type RefObject } from 'react';

import type { GraphHandle } from '../tree/useGraph';
import type { Painted, TreemapCanvas } from './treemapCanvas';

interface Options {
  box: RefObject<HTMLElement | null>;
  handle: Ref<GraphHandle>;
  tiles: readonly Painted[];
  onPress: (id: string) => void;
  onPoint: (id: string | null) => void;
}

/** Draws tiles on an ECharts canvas and keeps it in step; gives the tiles that are painted. */
export function useTreemapCanvas({ box, handle, tiles, onPress, onPoint }: Options): readonly Painted[] {
  const [painted, setPainted] = useState<readonly Painted[]>([]);
  const [canvas, setCanvas] = useState<TreemapCanvas | null>(null);
  const latest = useRef({ onPress, onPoint });
  useEffect(() => {
    latest.current = { onPress, onPoint };
  });
  useEffect(() => {
    let opened: TreemapCanvas | null = null;
    let left = false;
    void import('./treemapCanvas').then(({ openTreemap }) => {
      if (left || !box.current) return;
      opened = openTreemap(box.current, { onPress: (id) => latest.current.onPress(id), onPoint: (id) => latest.current.onPoint(id) });
      setCanvas(opened);
    });
    return () => {
      left = true;
      opened?.close();
      setCanvas(null);
    };
  }, [box]);
  useEffect(() => {
    if (!canvas) return undefined;
    let left = false;
    // Canvas text needs its fonts first.
    void document.fonts.ready.then(() => {
      if (left) return;
      canvas.paint(tiles);
      setPainted(tiles);
    });
    return () => {
      left = true;
    };
  }, [canvas, tiles]);
  useImperativeHandle(
    handle,
    () => ({ centre: () => undefined, picture: () => (canvas ? canvas.picture() : Promise.reject(new Error('The picture is not drawn yet.'))) }),
    [canvas],
  );
  return painted;
}
