import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';
import type { Month, Statement } from '@/types/api';

export const statementQuery = (accountId: number, month: Month) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'statements', month],
    queryFn: ({ signal }) => get<Statement>(`/accounts/${accountId}/statements/${month}`, signal),
    refetchInterval: refreshEvery.statement,
  });
