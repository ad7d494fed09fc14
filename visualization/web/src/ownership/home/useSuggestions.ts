import { useEffect, useState } from 'react';
import { useQuery } from 'urql';

import { SearchCompaniesDocument, type SearchCompaniesQuery } from '../../graphql/graphql';

export type Suggestion = SearchCompaniesQuery['companies']['edges'][number]['node'];

const PAUSE = 180;
const SHOWN = 8;

interface Suggestions {
  found: readonly Suggestion[];
  more: boolean;
  /** An answer for this very text is still to come. */
  waiting: boolean;
  failed: boolean;
}

/** Companies that match what is being typed; asks once the typing pauses. */
export function useSuggestions(text: string): Suggestions {
  const [asked, setAsked] = useState('');
  const wanted = text.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  const [{ data, fetching, error }] = useQuery({
    query: SearchCompaniesDocument,
    variables: { search: asked, first: SHOWN },
    pause: asked === '',
  });
  if (wanted === '') return { found: [], more: false, waiting: false, failed: false };
  const waiting = fetching || asked !== wanted;
  const found = data && !error ? data.companies.edges.map((edge) => edge.node) : [];
  return { found, more: data?.companies.pageInfo.hasNextPage ?? false, waiting, failed: error !== undefined };
}
