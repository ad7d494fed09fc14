/** A refusal or failure of the service, in the words of its own code. */
export class ServiceProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly nextStep = '',
  ) {
    super(message);
  }
}

/** The header that the service wants on everything that changes something: browsers do not add it for other sites. */
export const GUARD = { 'X-Irontree': '1' } as const;

interface Answer {
  code?: string;
  message?: string;
  nextStep?: string;
}

interface CallInit extends RequestInit {
  headers?: Record<string, string>;
}

/** Calls one of the few REST addresses; gives the JSON of the answer, or null when it has no body. */
export async function call<T>(path: string, init: CallInit = {}): Promise<T | null> {
  const response = await fetch(path, { ...init, headers: { ...GUARD, ...init.headers } }).catch(() => {
    throw new ServiceProblem('UNREACHABLE', 'The service does not answer.');
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T | null;
  const answer = (body ?? {}) as Answer;
  throw new ServiceProblem(answer.code ?? codeOf(response.status), answer.message ?? '', answer.nextStep ?? '');
}

function codeOf(status: number): string {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'LIMIT';
  return status >= 500 ? 'UNAVAILABLE' : 'INVALID_INPUT';
}
