import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';
import type { FriendStatus } from '@/types/api';

export interface FriendFilter {
  status?: FriendStatus;
  tag?: string;
}

export const friendsQuery = (accountId: number, { status, tag }: FriendFilter) =>
  infiniteQueryOptions({
    queryKey: ['accounts', accountId, 'friends', 'list', status, tag],
    queryFn: ({ signal, pageParam }) =>
      get(
        '/accounts/{account}/friends',
        { account: accountId, status, tag, cursor: pageParam, limit: 200 },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const friendQuery = (accountId: number, userId: string) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'friends', userId],
    queryFn: ({ signal }) =>
      get('/accounts/{account}/friends/{userId}', { account: accountId, userId }, signal),
    refetchInterval: refreshEvery.friend,
  });

export const friendHistoryQuery = (accountId: number, userId: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', accountId, 'friends', userId, 'history'],
    queryFn: ({ signal, pageParam }) =>
      get(
        '/accounts/{account}/friends/{userId}/history',
        { account: accountId, userId, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: refreshEvery.friend,
  });
