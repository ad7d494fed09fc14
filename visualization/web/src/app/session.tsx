import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Provider } from 'urql';

import { graphqlClient } from './client';
import { call, ServiceProblem } from './rest';

/** Who is signed in. */
export interface SignedIn {
  login: string;
  name: string;
  role: 'VIEWER' | 'SALES' | 'MANAGER' | 'EXECUTIVE' | 'OPERATIONS' | 'ADMIN';
  /** Names of what the user may read or do; the service decides, the UI only hides. */
  rights: readonly string[];
  language: string | null;
}

type State = { at: 'asking' } | { at: 'signed-out'; expired: boolean } | { at: 'signed-in'; user: SignedIn } | { at: 'failed'; problem: ServiceProblem };

export interface Session {
  state: State;
  signIn: (login: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
  ask: () => void;
}

const SessionContext = createContext<Session | null>(null);

/** The session of this page. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is called outside of SessionProvider');
  return session;
}

/** Keeps who is signed in, and gives each session a GraphQL client of its own, so that no answers outlive it. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ at: 'asking' });
  const user = state.at === 'signed-in' ? state.user.login : '';
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another user means another client
  const client = useMemo(() => graphqlClient(() => setState({ at: 'signed-out', expired: true })), [user]);

  const ask = useCallback(() => {
    call<SignedIn>('/api/session').then(
      (found) => setState(found ? { at: 'signed-in', user: found } : { at: 'signed-out', expired: false }),
      (error: unknown) => setState(afterFailure(error)),
    );
  }, []);
  useEffect(ask, [ask]);

  const signIn = useCallback(async (login: string, password: string) => {
    const headers = { 'Content-Type': 'application/json' };
    const found = await call<SignedIn>('/api/session', { method: 'POST', headers, body: JSON.stringify({ login, password }) });
    if (found) setState({ at: 'signed-in', user: found });
  }, []);
  const signOut = useCallback(async () => {
    await call('/api/session', { method: 'DELETE' });
    setState({ at: 'signed-out', expired: false });
  }, []);

  const session = useMemo(() => ({ state, signIn, signOut, ask }), [state, signIn, signOut, ask]);
  return (
    <SessionContext value={session}>
      <Provider value={client}>{children}</Provider>
    </SessionContext>
  );
}

function afterFailure(error: unknown): State {
  const problem = error instanceof ServiceProblem ? error : new ServiceProblem('INTERNAL', String(error));
  return problem.code === 'UNAUTHENTICATED' ? { at: 'signed-out', expired: false } : { at: 'failed', problem };
}
