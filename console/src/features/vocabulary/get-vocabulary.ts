import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import type { Page } from '@/types/api';

const items = <T>(page: Page<T>) => page.items;

export const tagsQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'tags'],
    queryFn: ({ signal }) => get('/accounts/{account}/tags', { account: accountId }, signal),
    select: items,
  });

export const attributesQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'attributes'],
    queryFn: ({ signal }) => get('/accounts/{account}/attributes', { account: accountId }, signal),
    select: items,
  });
