import { expect, it } from 'vitest';
import { lastCampaigns, shortfalls } from '@/features/campaigns/last-campaigns';
import { campaign } from '@/testing/samples';

it('lists the latest first, drafts before all, and no more than asked for', () => {
  const old = { ...campaign, name: 'old', startedAt: '2026-10-01T00:00:00Z' };
  const planned = { ...campaign, name: 'planned', startedAt: null, sendAt: '2026-12-01T00:00:00Z' };
  const draft = { ...campaign, name: 'draft', startedAt: null };
  expect(lastCampaigns([old, campaign, draft, planned], 3).map(({ name }) => name)).toEqual([
    'draft',
    'planned',
    campaign.name,
  ]);
});

it('names only the reasons there are, the largest first', () => {
  expect(shortfalls(campaign)).toEqual([
    { reason: 'held', count: 380 },
    { reason: 'refused', count: 5 },
  ]);
});
