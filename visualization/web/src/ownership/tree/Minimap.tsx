import type { Core } from 'cytoscape';
import { useEffect, useRef, type PointerEvent } from 'react';

import { COLOURS } from '../../app/theme';
import { CARD_HEIGHT, CARD_WIDTH } from './layout';
import type { Scene } from './useGraph';

const WIDTH = 144;
const HEIGHT = 92;
const INSET = 6;

interface Scale {
  ratio: number;
  left: number;
  top: number;
}

/** The whole picture in small with the visible part as a box: click or drag moves there. A help for the pointer only. */
export function Minimap({ cy, picture }: { cy: Core | null; picture: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!cy) return undefined;
    let frame = 0;
    const later = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => canvas.current && paint(cy, canvas.current));
    };
    later();
    cy.on('viewport resize position add remove', later);
    return () => {
      cancelAnimationFrame(frame);
      if (!cy.destroyed()) cy.off('viewport resize position add remove', later);
    };
  }, [cy, picture]);
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!cy || event.buttons !== 1) return;
    const area = event.currentTarget.getBoundingClientRect();
    const scale = scaleOf(cy);
    const x = (event.clientX - area.left) / scale.ratio + scale.left;
    const y = (event.clientY - area.top) / scale.ratio + scale.top;
    cy.pan({ x: cy.width() / 2 - x * cy.zoom(), y: cy.height() / 2 - y * cy.zoom() });
  };
  return (
    <canvas
      ref={canvas}
      className="minimap"
      width={WIDTH * 2}
      height={HEIGHT * 2}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={move}
    />
  );
}

function scaleOf(cy: Core): Scale {
  const { x1, y1, w, h } = cy.nodes().boundingBox({ includeLabels: false, includeOverlays: false });
  const ratio = Math.min((WIDTH - 2 * INSET) / Math.max(w, 1), (HEIGHT - 2 * INSET) / Math.max(h, 1));
  return { ratio, left: x1 - (WIDTH / ratio - w) / 2, top: y1 - (HEIGHT / ratio - h) / 2 };
}

function paint(cy: Core, canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (!context || cy.destroyed() || cy.nodes().empty()) return;
  const { ratio, left, top } = scaleOf(cy);
  context.setTransform(2, 0, 0, 2, 0, 0);
  context.clearRect(0, 0, WIDTH, HEIGHT);
  cy.nodes('.party').forEach((node) => {
    const { x, y } = node.position();
    context.fillStyle = node.hasClass('not-controlled') || node.hasClass('possibly-controlled') ? COLOURS.line : node.hasClass('root') ? COLOURS.primaryDark : COLOURS.primary;
    if (node.hasClass('selected')) context.fillStyle = COLOURS.focus;
    const [width, height] = [Math.max(2, CARD_WIDTH * ratio), Math.max(2, CARD_HEIGHT * ratio)];
    context.fillRect((x - left) * ratio - width / 2, (y - top) * ratio - height / 2, width, height);
  });
  const view = cy.extent();
  context.strokeStyle = COLOURS.loop;
  context.lineWidth = 1.5;
  context.strokeRect((view.x1 - left) * ratio, (view.y1 - top) * ratio, view.w * ratio, view.h * ratio);
}
