import type { CombinedError } from 'urql';

import { ServiceProblem } from './rest';

const CODES = ['NOT_FOUND', 'INVALID_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'UNAVAILABLE', 'LIMIT', 'CONFLICT'] as const;

/** What went wrong, as a key of the catalogue (`problem.<code>`), and the sentence of the service if it sent one. */
export interface Problem {
  code: (typeof CODES)[number] | 'UNREACHABLE' | 'INTERNAL';
  detail: string;
}

/** Names a failed GraphQL operation or REST call. */
export function problemOf(error: CombinedError | ServiceProblem): Problem {
  if (error instanceof ServiceProblem) return { code: known(error.code), detail: `${error.message} ${error.nextStep}`.trim() };
  const first = error.graphQLErrors[0];
  if (first) return { code: known(first.extensions['code']), detail: first.message };
  return { code: isExpired(error) ? 'UNAUTHENTICATED' : 'UNREACHABLE', detail: '' };
}

/** Whether the answer says that nobody is signed in (any more). */
export function isExpired(error: CombinedError): boolean {
  const status = (error.response as Response | undefined)?.status;
  return status === 401 || error.graphQLErrors.some((one) => one.extensions['code'] === 'UNAUTHENTICATED');
}

function known(code: unknown): Problem['code'] {
  if (code === 'UNREACHABLE') return code;
  return CODES.find((one) => one === code) ?? 'INTERNAL';
}
