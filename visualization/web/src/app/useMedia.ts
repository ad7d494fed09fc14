import { useCallback, useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1100px)';
export const STILL = '(prefers-reduced-motion: reduce)';

/** Whether a media query holds, now and whenever it changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** Whether graph and table fit beside each other. */
export function useWide(): boolean {
  return useMedia(WIDE);
}
