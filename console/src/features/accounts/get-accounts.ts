import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';

export const accountsQuery = () =>
  queryOptions({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => get('/accounts', {}, signal),
    select: (page) => page.items,
    staleTime: 60_000,
  });
