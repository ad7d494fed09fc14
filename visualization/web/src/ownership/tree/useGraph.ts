import cytoscape, { type Core, type ElementDefinition, type EventObjectNode as NodeEvent } from 'cytoscape';
import { useEffect, useImperativeHandle, useRef, useState, type Ref, type RefObject } from 'react';

import { STILL } from '../../app/useMedia';
import { FONT } from '../../app/theme';
import { canvasMeasure, type Measure } from './cardText';
import { CARD_FONT_SIZE, graphStyle } from './graphStyle';
import type { Point } from './layout';

export const MIN_ZOOM = 0.08;
export const MAX_ZOOM = 2.5;
const READABLE = 0.55;
const PADDING = 36;

/** What other parts of the page may ask of the canvas. */
export interface GraphHandle {
  centre: (entityId: string) => void;
  picture: () => Promise<Blob>;
}

/** A picture to draw: its elements with their places, and every text on it. Until it is ready it is fitted anew. */
export interface Scene {
  ready: boolean;
  texts: readonly string[];
  elements: (measure: Measure) => ElementDefinition[];
}

/** What happens on the canvas; ids of parties, badges and occurrences. */
export interface GraphEvents {
  onSelect: (entityId: string) => void;
  onToggle: (entityId: string, badgeId: string | null) => void;
  onMore: (occurrenceId: string) => void;
}

interface Options {
  box: RefObject<HTMLDivElement | null>;
  scene: Scene;
  selected: string | null;
  events: GraphEvents;
  handle: Ref<GraphHandle> | undefined;
}

/** Draws a scene on a Cytoscape canvas and keeps it in step; null until the canvas stands. */
export function useGraph({ box, scene, selected, events, handle }: Options): Core | null {
  const [cy, setCy] = useState<Core | null>(null);
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    if (!box.current) return undefined;
    const core = cytoscape({
      container: box.current,
      style: graphStyle,
      layout: { name: 'preset' },
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      hideEdgesOnViewport: false,
      textureOnViewport: false,
      pixelRatio: 'auto',
    });
    listen(core, latest);
    setCy(core);
    return () => core.destroy();
  }, [box]);
  useDrawing(cy, scene);
  useEffect(() => {
    if (cy) mark(cy, selected);
  }, [cy, selected, scene]);
  useImperativeHandle(handle, () => ({ centre: (id) => cy && bringIntoView(cy, id, true), picture: () => picture(cy) }), [cy]);
  return cy;
}

function useDrawing(cy: Core | null, scene: Scene): void {
  const fitted = useRef<Core | null>(null);
  useEffect(() => {
    if (!cy) return undefined;
    let current = true;
    draw(cy, scene);
    if (fitted.current !== cy) {
      if (scene.ready) fitted.current = cy;
      fitReadable(cy);
    }
    // Slices of the Chinese font arrive when first used: measured and drawn again once they are here.
    void document.fonts.load(`500 ${CARD_FONT_SIZE}px ${FONT}`, scene.texts.join('')).then(() => current && draw(cy, scene));
    return () => {
      current = false;
    };
  }, [cy, scene]);
}

function draw(cy: Core, scene: Scene): void {
  if (cy.destroyed()) return;
  const elements = scene.elements(canvasMeasure(`500 ${CARD_FONT_SIZE}px ${FONT}`));
  const move = stayingPut(cy, elements);
  const wanted = new Set(elements.map((element) => element.data.id));
  cy.batch(() => {
    cy.elements().filter((element) => !wanted.has(element.id())).remove();
    for (const element of elements) put(cy, shifted(element, move));
  });
}

function shifted(element: ElementDefinition, move: Point): ElementDefinition {
  const { position } = element;
  return position ? { ...element, position: { x: position.x + move.x, y: position.y + move.y } } : element;
}

/** The shift that keeps the party last opened or closed, else the root, where it stands. */
function stayingPut(cy: Core, elements: readonly ElementDefinition[]): Point {
  const anchor = String(cy.scratch('anchor') ?? '');
  const isThere = (element: ElementDefinition): boolean => element.position !== undefined && cy.getElementById(String(element.data.id)).nonempty();
  const there = elements.filter(isThere);
  const kept = there.find((element) => element.data.id === anchor) ?? there.find((element) => element.classes?.includes('root')) ?? there[0];
  if (!kept?.position) return { x: 0, y: 0 };
  const now = cy.getElementById(String(kept.data.id)).position();
  return { x: now.x - kept.position.x, y: now.y - kept.position.y };
}

function put(cy: Core, element: ElementDefinition): void {
  const known = cy.getElementById(String(element.data.id));
  const moved = known.isEdge() && (known.data('source') !== element.data.source || known.data('target') !== element.data.target);
  if (known.empty() || moved) {
    known.remove();
    cy.add(element);
    return;
  }
  known.data(element.data);
  if (element.position) known.position(element.position);
  known.classes(element.classes ?? '');
}

function listen(core: Core, events: RefObject<GraphEvents>): void {
  const toggle = (id: string, badge: string | null): void => {
    core.scratch('anchor', id);
    events.current.onToggle(id, badge);
  };
  core.on('tap', 'node.party', (event: NodeEvent) => events.current.onSelect(event.target.id()));
  core.on('dbltap', 'node.party', (event: NodeEvent) => toggle(event.target.id(), null));
  core.on('tap', 'node.badge', (event: NodeEvent) => toggle(String(event.target.data('entity')), event.target.id()));
  core.on('tap', 'node.more', (event: NodeEvent) => events.current.onMore(String(event.target.data('occurrence'))));
  core.on('mouseover', 'node', () => core.container()?.classList.add('pointing'));
  core.on('mouseout', 'node', () => core.container()?.classList.remove('pointing'));
}

function mark(cy: Core, selected: string | null): void {
  cy.batch(() => {
    cy.elements('.selected, .near').removeClass('selected near');
    if (selected === null) return;
    const node = cy.getElementById(selected);
    node.addClass('selected');
    node.connectedEdges().addClass('near');
  });
}

/** Shows everything, at most at its actual size. */
export function fitAll(cy: Core): void {
  cy.resize();
  cy.fit(undefined, PADDING);
  if (cy.zoom() <= 1) return;
  cy.zoom(1);
  cy.center();
}

/** Shows everything, but not smaller than can be read: then the root stands at the top, or where the centre is. */
export function fitReadable(cy: Core): void {
  fitAll(cy);
  if (cy.zoom() >= READABLE) return;
  cy.zoom(READABLE);
  const root = cy.nodes('.root').first();
  cy.center(root);
  if (!root.hasClass('centre')) cy.panBy({ x: 0, y: PADDING + 40 - cy.height() / 2 });
}

/** Moves the picture so that a party can be seen; `always` puts it in the middle. */
export function bringIntoView(cy: Core, entityId: string, always: boolean): void {
  const node = cy.getElementById(entityId);
  if (node.empty()) return;
  const { x1, x2, y1, y2 } = node.renderedBoundingBox();
  const inside = x1 >= 0 && y1 >= 0 && x2 <= cy.width() && y2 <= cy.height();
  if (inside && !always) return;
  if (window.matchMedia(STILL).matches) cy.center(node);
  else cy.stop().animate({ center: { eles: node } }, { duration: 180 });
}

async function picture(cy: Core | null): Promise<Blob> {
  if (!cy) throw new Error('The canvas does not stand yet.');
  return cy.png({ output: 'blob-promise', full: true, scale: 2, bg: '#ffffff', maxWidth: 12000, maxHeight: 12000 });
}
