import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';

import { isExpired } from './problem';
import { GUARD } from './rest';

/** The GraphQL client of one session; `onExpired` is called when the service no longer knows who is asking. */
export function graphqlClient(onExpired: () => void): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { ...GUARD, 'Accept-Language': document.documentElement.lang } }),
    exchanges: [
      cacheExchange,
      mapExchange({
        onError(error) {
          if (isExpired(error)) onExpired();
        },
      }),
      fetchExchange,
    ],
  });
}
