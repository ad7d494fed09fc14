import { createContext, use, useCallback, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** Says something to screen readers, politely. */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}

/** The live region of the page. */
export function Announcer({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  const announce = useCallback((next: string) => setText(next), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
        {text}
      </div>
    </AnnounceContext>
  );
}
