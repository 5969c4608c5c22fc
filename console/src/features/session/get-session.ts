import { queryOptions } from '@tanstack/react-query';
import { get, getWith } from '@/lib/api-client';

/** Who is signed in, and may do what. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => get('/session', {}, signal),
    staleTime: 60_000,
  });

/** What the browser's cookie says, before anybody is known here. */
export const doorQuery = () =>
  queryOptions({ queryKey: ['door'], queryFn: () => getWith(null, '/session'), staleTime: 0, gcTime: 0 });
