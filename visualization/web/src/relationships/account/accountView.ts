import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

const TABS = ['overview', 'map', 'team', 'plan', 'timeline', 'introductions'] as const;

export type AccountTab = (typeof TABS)[number];

/** What an account page shows; lives in the address, so that a link opens the same view. Ids only, no names. */
export interface AccountView {
  tab: AccountTab;
  /** The day of the map, YYYY-MM-DD; null is today. */
  asOf: string | null;
  /** An earlier day to compare the map with. */
  from: string | null;
  /** Id of the selected person or placeholder. */
  selected: string | null;
  /** Whether lines of influence and conflict are drawn. */
  overlay: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[\w.:-]{1,100}$/;

function isAccountTab(text: string | null): text is AccountTab {
  return TABS.some((tab) => tab === text);
}

function matching(text: string | null, pattern: RegExp): string | null {
  return text !== null && pattern.test(text) ? text : null;
}

/** Reads the view from an address; what makes no sense there becomes the default. */
export function readAccountView(params: URLSearchParams): AccountView {
  const tab = params.get('tab');
  return {
    tab: isAccountTab(tab) ? tab : 'overview',
    asOf: matching(params.get('asOf'), DAY),
    from: matching(params.get('from'), DAY),
    selected: matching(params.get('sel'), ID),
    overlay: params.get('overlay') !== 'off',
  };
}

/** Writes the view into an address; defaults stay out of it, everything else that is there stays. */
export function writeAccountView(params: URLSearchParams, view: AccountView): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string | null): void => (value === null ? next.delete(key) : next.set(key, value));
  put('tab', view.tab === 'overview' ? null : view.tab);
  put('asOf', view.asOf);
  put('from', view.from);
  put('sel', view.selected);
  put('overlay', view.overlay ? null : 'off');
  return next;
}

/** The view of the address, and how to change it; a selection makes no new entry in the history. */
export function useAccountView(): [AccountView, (part: Partial<AccountView>) => void] {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readAccountView(params), [params]);
  const change = useCallback(
    (part: Partial<AccountView>) => {
      const replace = Object.keys(part).every((key) => key === 'selected');
      const now = new URLSearchParams(window.location.search);
      setParams(writeAccountView(now, { ...readAccountView(now), ...part }), { replace });
    },
    [setParams],
  );
  return [view, change];
}
