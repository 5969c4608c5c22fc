import { expect, it } from 'vitest';
import { lastCampaigns, shortfalls } from '@/features/campaigns/last-campaigns';
import { campaign } from '@/testing/samples';

it('lists the latest first, drafts by when they were begun, and no more than asked for', () => {
  const old = { ...campaign, name: 'old', startedAt: '2026-10-01T00:00:00Z' };
  const planned = { ...campaign, name: 'planned', startedAt: null, sendAt: '2026-12-01T00:00:00Z' };
  const draft = { ...campaign, name: 'draft', startedAt: null, createdAt: '2026-11-20T00:00:00Z' };
  expect(lastCampaigns([old, campaign, draft, planned], 3).map(({ name }) => name)).toEqual([
    'planned',
    'draft',
    campaign.name,
  ]);
});

it('names only the reasons there are, the largest first', () => {
  expect(shortfalls(campaign)).toEqual([
    { reason: 'held', count: 380 },
    { reason: 'refused', count: 5 },
  ]);
});
