import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1100px)';

/** Whether graph and table fit beside each other. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(WIDE);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(WIDE).matches,
  );
}
