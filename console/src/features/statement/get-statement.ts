import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';
import type { Month } from '@/types/api';

export const statementQuery = (accountId: number, month: Month) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'statements', month],
    queryFn: ({ signal }) =>
      get('/accounts/{account}/statements/{month}', { account: accountId, month }, signal),
    refetchInterval: refreshEvery.statement,
  });
