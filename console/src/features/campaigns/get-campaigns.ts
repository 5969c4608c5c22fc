import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';

export const campaignsQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'campaigns'],
    queryFn: ({ signal }) => get('/accounts/{account}/campaigns', { account: accountId }, signal),
    select: (page) => page.items,
    refetchInterval: refreshEvery.campaigns,
  });
