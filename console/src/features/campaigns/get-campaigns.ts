import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';
import { refreshEvery } from '@/lib/query-client';
import type { Campaign, CampaignStatus } from '@/types/api';

/** The newest of them, one page. */
export const campaignsQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'campaigns'],
    queryFn: ({ signal }) => get('/accounts/{account}/campaigns', { account: accountId }, signal),
    select: (page) => page.items,
    refetchInterval: refreshEvery.campaigns,
  });

/** All of them, page by page. */
export const allCampaignsQuery = (accountId: number) =>
  infiniteQueryOptions({
    queryKey: ['accounts', accountId, 'campaigns', 'all'],
    queryFn: ({ signal, pageParam }) =>
      get('/accounts/{account}/campaigns', { account: accountId, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: refreshEvery.campaigns,
  });

export const campaignQuery = (accountId: number, campaign: string) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'campaigns', campaign],
    queryFn: ({ signal }) =>
      get('/accounts/{account}/campaigns/{campaign}', { account: accountId, campaign }, signal),
    refetchInterval: ({ state }) => (moves(state.data) ? refreshEvery.progress : refreshEvery.campaigns),
  });

const moving: CampaignStatus[] = ['sending', 'waiting'];
const moves = (campaign: Campaign | undefined) => campaign !== undefined && moving.includes(campaign.status);
