import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';
import type { Campaign, Page } from '@/types/api';

export const campaignsQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'campaigns'],
    queryFn: ({ signal }) => get<Page<Campaign>>(`/accounts/${accountId}/campaigns`, signal),
    select: (page) => page.items,
    refetchInterval: refreshEvery.campaigns,
  });
