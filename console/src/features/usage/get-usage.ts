import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';
import type { Month } from '@/types/api';

/** Without a month: the current one, by the server's clock. */
export const usageQuery = (accountId: number, month?: Month) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'usage', month ?? 'current'],
    queryFn: ({ signal }) => get('/accounts/{account}/usage', { account: accountId, month }, signal),
    refetchInterval: refreshEvery.usage,
  });
