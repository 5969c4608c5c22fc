import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';

export const friendSummaryQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'friends', 'summary'],
    queryFn: ({ signal }) => get('/accounts/{account}/friends/summary', { account: accountId }, signal),
    refetchInterval: refreshEvery.friends,
  });
