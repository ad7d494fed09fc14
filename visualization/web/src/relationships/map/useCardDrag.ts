import { useState, type PointerEvent } from 'react';

import type { StakeholderFactsFragment } from '../../graphql/graphql';
import { cardAt, CARD_HEIGHT, CARD_WIDTH, type OrgChart, type Point } from './orgChart';
import type { MapEditor } from './useMapEditor';

/** Pointers tremble: a press that moves less than this selects. */
const SLACK = 6;

interface Drag {
  who: StakeholderFactsFragment;
  /** Where the pointer went down, and where the card stood then. */
  pointer: Point;
  card: Point;
  now: Point;
  moved: boolean;
}

interface Options {
  chart: OrgChart;
  zoom: number;
  editor: MapEditor | null;
  onSelect: (id: string) => void;
}

/** Dragging a card: dropped on empty space it moves there, dropped on another it reports to that one. */
export function useCardDrag({ chart, zoom, editor, onSelect }: Options) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const target = drag?.moved ? cardAt(chart, middle(drag.now), drag.who.stakeholderId) : null;
  const finish = (): void => {
    if (!drag) return;
    setDrag(null);
    if (!drag.moved) return;
    if (!editor) return;
    if (target !== null) void editor.reportTo(drag.who.stakeholderId, target, drag.who.name);
    else void editor.move(drag.who, { x: Math.max(0, Math.round(drag.now.x)), y: Math.max(0, Math.round(drag.now.y)) });
  };
  return {
    /** The card that would become the boss if the pointer were let go now. */
    over: target,
    placeOf: (id: string): Point | null => (drag?.moved && drag.who.stakeholderId === id ? drag.now : null),
    handlers: (who: StakeholderFactsFragment) => ({
      onClick: () => onSelect(who.stakeholderId),
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const card = chart.places.get(who.stakeholderId);
        // On touch screens a drag scrolls the map; moving has its own fields there.
        if (!editor || !card || event.button !== 0 || event.pointerType === 'touch') return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ who, pointer: { x: event.clientX, y: event.clientY }, card, now: card, moved: false });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!drag || drag.who.stakeholderId !== who.stakeholderId) return;
        const [dx, dy] = [(event.clientX - drag.pointer.x) / zoom, (event.clientY - drag.pointer.y) / zoom];
        setDrag({ ...drag, now: { x: drag.card.x + dx, y: drag.card.y + dy }, moved: drag.moved || Math.hypot(dx, dy) > SLACK });
      },
      onPointerUp: finish,
      onPointerCancel: () => setDrag(null),
    }),
  };
}

function middle({ x, y }: Point): Point {
  return { x: x + CARD_WIDTH / 2, y: y + CARD_HEIGHT / 2 };
}
