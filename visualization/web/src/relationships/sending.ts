import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback } from 'react';
import { useClient, type AnyVariables } from 'urql';

import { problemOf, type Problem } from '../app/problem';
import type { ConflictFactsFragment } from '../graphql/graphql';

const REFUSALS = { Conflict: 'CONFLICT', InvalidInput: 'INVALID_INPUT', NotFound: 'NOT_FOUND', Forbidden: 'FORBIDDEN' } as const;

type RefusalName = keyof typeof REFUSALS;

/** Why a change was not made; of a conflict with both values of every field. */
export interface Refusal extends Problem {
  nextStep: string;
  values: ConflictFactsFragment['values'];
  currentVersion: number | null;
}

/** What became of a change: what the service answered, or why it refused. */
export type Sent<U> = { done: Exclude<U, { __typename: RefusalName }>; refusal?: undefined } | { done?: undefined; refusal: Refusal };

type Send = <R extends object, V extends AnyVariables>(document: TypedDocumentNode<R, V>, variables: V) => Promise<Sent<R[keyof R]>>;

/** Sends one change of the API and tells a refusal from what was done. */
export function useSend(): Send {
  const client = useClient();
  return useCallback(
    async (document, variables) => {
      const { data, error } = await client.mutation(document, variables).toPromise();
      const answer = (data ? Object.values(data)[0] : undefined) as Answer | undefined;
      if (error ?? !answer) return { refusal: { ...unsent(error ? problemOf(error) : { code: 'INTERNAL', detail: '' }) } };
      if (!isRefusal(answer)) return { done: answer as never };
      const { message = '', nextStep = '', values = [], currentVersion = null } = answer;
      return { refusal: { code: REFUSALS[answer.__typename], detail: message, nextStep, values, currentVersion } };
    },
    [client],
  );
}

interface Answer extends Partial<ConflictFactsFragment> {
  __typename: string;
}

function isRefusal(answer: Answer): answer is Answer & { __typename: RefusalName } {
  return answer.__typename in REFUSALS;
}

function unsent(problem: Problem): Refusal {
  return { ...problem, nextStep: '', values: [], currentVersion: null };
}
