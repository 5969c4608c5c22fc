import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import type { Account, Page } from '@/types/api';

export const accountsQuery = () =>
  queryOptions({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => get<Page<Account>>('/accounts', signal),
    select: (page) => page.items,
    staleTime: 60_000,
  });
