import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';
import type { FriendSummary } from '@/types/api';

export const friendSummaryQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'friends', 'summary'],
    queryFn: ({ signal }) => get<FriendSummary>(`/accounts/${accountId}/friends/summary`, signal),
    refetchInterval: refreshEvery.friends,
  });
