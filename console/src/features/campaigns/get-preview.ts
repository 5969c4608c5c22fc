import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { post } from '@/lib/api-client';
import type { Message } from '@/types/api';

/** What one friend would get; sends nothing. */
export const previewQuery = (accountId: number, asked: { messages: Message[]; userId: string }) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'previews', asked],
    queryFn: () => post('/accounts/{account}/previews', { account: accountId }, asked),
    placeholderData: keepPreviousData,
  });
