import type { PartyKind } from '../../graphql/graphql';
import { KIND_NAMES } from '../kinds';

/** The two pictures of a customer tree. */
export const PICTURES = ['graph', 'treemap'] as const;
export type Picture = (typeof PICTURES)[number];

const TABS = ['tree', 'chart', 'owners', 'registry'] as const;

export type Tab = (typeof TABS)[number];

/** Whether a text names a tab. */
export function isTab(text: string | null): text is Tab {
  return TABS.some((tab) => tab === text);
}

/** What the colours of a customer tree show. */
export const COLOURINGS = ['control', 'commercial', 'relationship', 'triangle'] as const;

export type Colouring = (typeof COLOURINGS)[number];

/** All that decides what a company page shows; lives in the address, so that a link opens the same view. */
export interface ViewState {
  tab: Tab;
  /** YYYY-MM-DD; null is today. */
  asOf: string | null;
  /** An earlier date to compare with; null compares nothing. */
  from: string | null;
  minPercent: number;
  maxDepth: number;
  hiddenKinds: readonly PartyKind[];
  controlledOnly: boolean;
  colour: Colouring;
  /** Id of the selected party. */
  selected: string | null;
  details: boolean;
  picture: Picture;
  /** Id of the party whose branch the treemap shows; null is the root. */
  within: string | null;
  /** What is open in the chart, as `exploration.ts` writes it. */
  opened: readonly string[];
}

export const DEFAULT_DEPTH = 10;
const MAX_DEPTH = 30;
const ID = /^[\w.:-]{1,100}$/;

/** Reads the state from an address; what makes no sense there becomes the default. */
export function readView(params: URLSearchParams): ViewState {
  const asOf = params.get('asOf');
  const tab = params.get('tab');
  const from = params.get('from');
  const selected = params.get('sel');
  const within = params.get('in');
  const hidden = new Set((params.get('without') ?? '').split(','));
  return {
    tab: isTab(tab) ? tab : 'tree',
    asOf: asOf !== null && isDate(asOf) ? asOf : null,
    from: from !== null && isDate(from) ? from : null,
    minPercent: inRange(params.get('min'), 0, 0, 100),
    maxDepth: Math.round(inRange(params.get('depth'), DEFAULT_DEPTH, 1, MAX_DEPTH)),
    hiddenKinds: KIND_NAMES.filter((kind) => hidden.has(kind.toLowerCase())),
    controlledOnly: params.get('controlled') === '1',
    colour: COLOURINGS.find((one) => one === params.get('colour')) ?? 'control',
    selected: selected !== null && ID.test(selected) ? selected : null,
    details: params.get('details') === '1',
    picture: params.get('picture') === 'treemap' ? 'treemap' : 'graph',
    within: within !== null && ID.test(within) ? within : null,
    opened: (params.get('open') ?? '').split(',').filter(Boolean),
  };
}

/** Writes the state into an address; defaults stay out of it, everything else that is there stays. */
export function writeView(params: URLSearchParams, view: ViewState): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string | null): void => (value === null ? next.delete(key) : next.set(key, value));
  put('tab', view.tab === 'tree' ? null : view.tab);
  put('asOf', view.asOf);
  put('from', view.from);
  put('min', view.minPercent === 0 ? null : String(view.minPercent));
  put('depth', view.maxDepth === DEFAULT_DEPTH ? null : String(view.maxDepth));
  put('without', view.hiddenKinds.length === 0 ? null : view.hiddenKinds.map((kind) => kind.toLowerCase()).join(','));
  put('controlled', view.controlledOnly ? '1' : null);
  put('colour', view.colour === 'control' ? null : view.colour);
  put('sel', view.selected);
  put('details', view.details ? '1' : null);
  put('picture', view.picture === 'graph' ? null : view.picture);
  put('in', view.within);
  put('open', view.opened.length === 0 ? null : view.opened.join(','));
  return next;
}

function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function inRange(text: string | null, otherwise: number, low: number, high: number): number {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= low && value <= high ? value : otherwise;
}
