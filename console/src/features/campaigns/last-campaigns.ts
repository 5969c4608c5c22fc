import type { Campaign } from '@/types/api';

/** When a campaign ran, runs or will run. */
export const whenOf = (campaign: Campaign) => campaign.startedAt ?? campaign.sendAt;

/** Latest first; those without a time by when they were begun. */
export function lastCampaigns(campaigns: Campaign[], most: number): Campaign[] {
  return campaigns.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, most);
}

const timeOf = (campaign: Campaign) => Date.parse(whenOf(campaign) ?? campaign.createdAt);

/** Why fewer were accepted than chosen, largest reason first. */
export function shortfalls(campaign: Campaign) {
  return (['refused', 'held', 'unknown', 'leftOut'] as const)
    .map((reason) => ({ reason, count: campaign[reason] }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}
