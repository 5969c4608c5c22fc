import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { post } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';
import type { Audience, Message } from '@/types/api';

/** What a send would take; asking changes nothing. */
export const estimateQuery = (accountId: number, asked: { audience: Audience; messages: Message[] }) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'estimates', asked],
    queryFn: () => post('/accounts/{account}/estimates', { account: accountId }, asked),
    placeholderData: keepPreviousData,
    refetchInterval: refreshEvery.usage,
  });
