import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import type { Month } from '@/types/api';

export const ledgerQuery = (accountId: number, month: Month) =>
  infiniteQueryOptions({
    queryKey: ['accounts', accountId, 'ledger', month],
    queryFn: ({ signal, pageParam }) =>
      get('/accounts/{account}/ledger', { account: accountId, month, cursor: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
