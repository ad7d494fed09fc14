import type { NodeSingular, StylesheetJson } from 'cytoscape';

import { COLOURS, FONT } from '../../app/theme';
import company from '../icons/company.svg';
import companyLight from '../icons/company-light.svg';
import fund from '../icons/fund.svg';
import fundLight from '../icons/fund-light.svg';
import nominee from '../icons/nominee.svg';
import nomineeLight from '../icons/nominee-light.svg';
import person from '../icons/person.svg';
import personLight from '../icons/person-light.svg';
import publicBody from '../icons/public-body.svg';
import publicBodyLight from '../icons/public-body-light.svg';
import unknown from '../icons/unknown.svg';
import unknownLight from '../icons/unknown-light.svg';
import { CARD_HEIGHT, CARD_WIDTH } from './layout';

const DARK: Record<string, string> = { COMPANY: company, PERSON: person, FUND: fund, PUBLIC_BODY: publicBody, NOMINEE: nominee, UNKNOWN: unknown };
const LIGHT: Record<string, string> = {
  COMPANY: companyLight,
  PERSON: personLight,
  FUND: fundLight,
  PUBLIC_BODY: publicBodyLight,
  NOMINEE: nomineeLight,
  UNKNOWN: unknownLight,
};

export const CARD_FONT_SIZE = 12.5;
/** Where the text of a card begins, right of its icon. */
const TEXT_START = 40;

function icon(node: NodeSingular): string {
  const covered = node.classes().some((one) => one.startsWith('cover-'));
  const icons = !covered && (node.hasClass('controlled') || node.hasClass('root')) ? LIGHT : DARK;
  return icons[String(node.data('kind'))] ?? company;
}

const cards: StylesheetJson = [
  {
    selector: 'node',
    style: { 'font-family': FONT, 'min-zoomed-font-size': 6, 'text-wrap': 'wrap', 'overlay-opacity': 0 },
  },
  {
    selector: 'node.party',
    style: {
      shape: 'round-rectangle',
      'corner-radius': '8',
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      label: 'data(label)',
      'font-size': CARD_FONT_SIZE,
      'font-weight': 500,
      'line-height': 1.25,
      'text-valign': 'center',
      'text-halign': 'right',
      'text-justification': 'left',
      'text-margin-x': TEXT_START - CARD_WIDTH,
      'text-max-width': `${2 * CARD_WIDTH}px`,
      'background-image': icon,
      'background-width': '20px',
      'background-height': '20px',
      'background-position-x': '10px',
      'background-position-y': '50%',
      'background-image-smoothing': 'yes',
    },
  },
  { selector: 'node.fund', style: { shape: 'barrel' } },
  { selector: 'node.public_body', style: { shape: 'cut-rectangle', 'corner-radius': '12' } },
  { selector: 'node.person', style: { shape: 'round-rectangle', 'corner-radius': '31' } },
  { selector: 'node.nominee', style: { shape: 'round-hexagon' } },
  { selector: 'node.unknown', style: { shape: 'round-octagon' } },
  {
    selector: 'node.controlled',
    style: { 'background-color': COLOURS.primary, color: '#fff', 'border-width': 1.5, 'border-color': COLOURS.primary },
  },
  {
    selector: 'node.root',
    style: { 'background-color': COLOURS.primaryDark, color: '#fff', 'border-width': 1.5, 'border-color': COLOURS.primaryDark },
  },
  {
    selector: 'node.possibly-controlled',
    style: { 'background-color': COLOURS.primarySoft, color: COLOURS.ink, 'border-width': 2, 'border-style': 'dashed', 'border-color': COLOURS.primary },
  },
  {
    selector: 'node.not-controlled',
    style: { 'background-color': '#fff', color: COLOURS.ink, 'border-width': 1.5, 'border-style': 'dashed', 'border-color': COLOURS.lineStrong },
  },
  { selector: 'node.cover-green', style: { 'background-color': '#dff1e5', color: COLOURS.ink, 'border-width': 3, 'border-style': 'solid', 'border-color': '#1f6b3a' } },
  { selector: 'node.cover-amber', style: { 'background-color': '#fdeed8', color: COLOURS.ink, 'border-width': 3, 'border-style': 'double', 'border-color': '#a05f00' } },
  { selector: 'node.cover-red', style: { 'background-color': '#fbe3e1', color: COLOURS.ink, 'border-width': 3, 'border-style': 'dashed', 'border-color': '#a01d16' } },
  { selector: 'node.cover-none', style: { 'background-color': '#fff', color: COLOURS.ink, 'border-width': 1.5, 'border-style': 'dotted', 'border-color': COLOURS.lineStrong } },
];

const marks: StylesheetJson = [
  {
    selector: 'node.badge',
    style: {
      shape: 'round-rectangle',
      'corner-radius': '12',
      width: (node: NodeSingular) => Math.max(28, 12 + String(node.data('label')).length * 8),
      height: 24,
      label: 'data(label)',
      'font-size': 12,
      'font-weight': 600,
      'text-valign': 'center',
      'text-halign': 'center',
      'background-color': '#fff',
      color: COLOURS.primary,
      'border-width': 1.5,
      'border-color': COLOURS.primary,
      'z-index': 5,
    },
  },
  { selector: 'node.badge.open', style: { color: COLOURS.muted, 'border-color': COLOURS.lineStrong } },
  {
    selector: 'node.more',
    style: {
      shape: 'round-rectangle',
      'corner-radius': '8',
      width: CARD_WIDTH,
      height: CARD_HEIGHT - 20,
      label: 'data(label)',
      'font-size': CARD_FONT_SIZE,
      'font-weight': 600,
      color: COLOURS.primary,
      'text-valign': 'center',
      'text-halign': 'center',
      'background-color': '#e6f0ee',
      'border-width': 1,
      'border-style': 'dotted',
      'border-color': COLOURS.primary,
    },
  },
  { selector: 'node.also', style: { 'underlay-color': COLOURS.focus, 'underlay-opacity': 0.18, 'underlay-padding': 6 } },
  {
    selector: 'node.selected',
    style: { 'outline-color': COLOURS.focus, 'outline-width': 4, 'outline-offset': 2, 'outline-opacity': 1, 'z-index': 9 },
  },
];

/** Documented properties that the type declarations of Cytoscape 3.34 lack or declare too narrowly. */
const UNTYPED_ROUTE = {
  'segment-radii': 7,
  'edge-distances': 'endpoints',
  'target-text-offset': 'data(labelAt)',
} as object;

const UNTYPED_LABEL = { 'source-text-offset': 'data(labelAt)' } as object;

const UNTYPED_CURVE = { 'edge-distances': 'endpoints' } as object;

const lines: StylesheetJson = [
  {
    selector: 'edge',
    style: {
      width: 1.4,
      'line-color': '#93a5a1',
      'target-arrow-color': '#93a5a1',
      'target-arrow-shape': 'triangle',
      'arrow-scale': 0.8,
      'font-family': FONT,
      'font-size': 11.5,
      'font-weight': 600,
      color: COLOURS.ink,
      'min-zoomed-font-size': 6,
      'text-background-color': COLOURS.surface,
      'text-background-opacity': 1,
      'text-background-padding': '2px',
      'text-background-shape': 'roundrectangle',
      'overlay-opacity': 0,
    },
  },
  {
    selector: 'edge.tree',
    style: {
      'curve-style': 'round-segments',
      'segment-weights': 'data(weights)',
      'segment-distances': 'data(distances)',
      'source-endpoint': `0px ${CARD_HEIGHT / 2}px`,
      'target-endpoint': 'data(enter)',
      'target-label': 'data(label)',
      ...UNTYPED_ROUTE,
    },
  },
  {
    selector: 'edge.tree.above',
    style: { 'source-endpoint': 'data(leave)', 'target-label': '', 'source-label': 'data(label)', ...UNTYPED_LABEL },
  },
  { selector: 'edge.to-more', style: { 'target-arrow-shape': 'none', 'line-style': 'dotted' } },
  {
    selector: 'edge.cross, edge.loop',
    style: {
      'curve-style': 'unbundled-bezier',
      'control-point-distances': 'data(distances)',
      'control-point-weights': 'data(weights)',
      'source-endpoint': 'data(leave)',
      'target-endpoint': 'data(enter)',
      ...UNTYPED_CURVE,
    },
  },
  {
    selector: 'edge.cross, edge.loop, edge.self',
    style: {
      label: 'data(label)',
      'z-index': 3,
      'line-color': COLOURS.cross,
      'target-arrow-color': COLOURS.cross,
      color: COLOURS.cross,
      'line-opacity': 0.5,
    },
  },
  {
    selector: 'edge.loop, edge.self',
    style: {
      'line-opacity': 0.8,
      'line-color': COLOURS.loop,
      'target-arrow-color': COLOURS.loop,
      color: COLOURS.loop,
      label: (edge: { data: (name: string) => unknown }) => `↺ ${String(edge.data('label'))}`,
    },
  },
  { selector: 'edge.self', style: { 'curve-style': 'bezier', 'loop-direction': '90deg', 'loop-sweep': '-26deg', 'control-point-step-size': 126 } },
  { selector: 'edge.ended', style: { 'line-style': 'dotted', 'line-color': COLOURS.loop, 'target-arrow-color': COLOURS.loop, color: COLOURS.loop } },
  { selector: 'edge.carries', style: { width: 3.6, 'line-opacity': 1, 'line-color': COLOURS.primaryDark, 'target-arrow-color': COLOURS.primaryDark, color: COLOURS.primaryDark, 'font-weight': 700, 'z-index': 4 } },
  { selector: 'edge.near', style: { width: 2.6, 'line-opacity': 1, 'line-color': COLOURS.focus, 'target-arrow-color': COLOURS.focus, 'z-index': 8 } },
];

/** How the canvas draws: filled is controlled, a dashed outline is not; shape and icon tell the kind. */
export const graphStyle: StylesheetJson = [...cards, ...marks, ...lines];
