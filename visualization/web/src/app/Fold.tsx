import type { ReactNode } from 'react';

import { useWide } from './useMedia';

/** Shows its content at once where there is room, and behind a heading to tap on a small screen. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  if (useWide()) return children;
  return (
    <details className="fold">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
