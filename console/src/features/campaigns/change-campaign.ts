import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@/lib/api-client';
import type { Audience, Campaign, Instant, Message } from '@/types/api';

export interface NewCampaign {
  name: string;
  audience: Audience;
  messages: Message[];
  sendAt: Instant | null;
  atMonthEnd: 'hold' | 'go-on';
}

/** Keeps a draft, or schedules it. `key` makes a repeat after a lost answer harmless. */
export function useCreateCampaign(accountId: number) {
  return useChange(accountId, ({ key, ...campaign }: NewCampaign & { key: string }) =>
    post('/accounts/{account}/campaigns', { account: accountId }, { ...campaign, budget: null }, key),
  );
}

/** Starts one that has not begun, whole or not at all; the server lets it begin once. */
export function useSendCampaign(accountId: number) {
  return useChange(accountId, (campaign: string) =>
    post('/accounts/{account}/campaigns/{campaign}/send', { account: accountId, campaign }, undefined),
  );
}

export function useCancelCampaign(accountId: number) {
  return useChange(accountId, (campaign: string) =>
    post('/accounts/{account}/campaigns/{campaign}/cancel', { account: accountId, campaign }, undefined),
  );
}

/** Decides about what a month could not send. */
export function useDecideCampaign(accountId: number) {
  return useChange(accountId, ({ campaign, decide }: { campaign: string; decide: 'send' | 'drop' }) =>
    post('/accounts/{account}/campaigns/{campaign}/decision', { account: accountId, campaign }, { decide }),
  );
}

/** Whatever came of it, the figures of the account are asked for again. */
function useChange<Asked>(accountId: number, change: (asked: Asked) => Promise<Campaign>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['accounts', accountId] }),
  });
}
