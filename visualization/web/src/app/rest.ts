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
  const response = await answerOf(path, init);
  return (await response.json().catch(() => null)) as T | null;
}

/** Fetches a file that the service makes. */
export async function file(path: string): Promise<Blob> {
  return (await answerOf(path, {})).blob();
}

async function answerOf(path: string, init: CallInit): Promise<Response> {
  const response = await fetch(path, { ...init, headers: { ...GUARD, ...init.headers } }).catch(() => {
    throw new ServiceProblem('UNREACHABLE', 'The service does not answer.');
  });
  if (response.ok) return response;
  const answer = ((await response.json().catch(() => null)) ?? {}) as Answer;
  throw new ServiceProblem(answer.code ?? codeOf(response.status), answer.message ?? '', answer.nextStep ?? '');
}

function codeOf(status: number): string {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'LIMIT';
  return status >= 500 ? 'UNAVAILABLE' : 'INVALID_INPUT';
}
