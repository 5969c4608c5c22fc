import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';

/** The cost above which a campaign needs a second person. */
export const approvalRuleQuery = (accountId: number) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'approval-rule'],
    queryFn: ({ signal }) => get('/accounts/{account}/approval-rule', { account: accountId }, signal),
  });

export const approvalQuery = (accountId: number, campaign: string) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'campaigns', campaign, 'approval'],
    queryFn: ({ signal }) =>
      get('/accounts/{account}/campaigns/{campaign}/approval', { account: accountId, campaign }, signal),
  });
