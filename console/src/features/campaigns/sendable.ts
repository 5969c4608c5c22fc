import { isPersonal, nameKey, spelled } from '@/lib/line/variables';
import type { Campaign, Estimate, Message } from '@/types/api';

/** What passes by itself: old figures are read again by the send, and a price that is not known stops nothing. */
const passing = ['limit-stale', 'price-not-known'];

/** Whether the button may be pressed. The server decides again, by figures that are then the newest. */
export function mayBeSent({ messages, shortBy, why }: Estimate): boolean {
  return messages > 0 && shortBy === 0 && (why === null || passing.includes(why.code));
}

/** Stands in for the messages of a campaign, which the API does not give back: neither count nor price depends on them. */
export const anyMessages: Message[] = [{ type: 'text', text: '-' }];

/**
 * Stands in for messages while they are written: of them only variables decide anything, since what is personal goes out
 * one by one. So typing asks for no new estimate.
 */
export const standIn = (messages: Message[]): Message[] =>
  isPersonal(messages) ? [{ type: 'text', text: spelled({ key: nameKey, fallback: '' }) }] : anyMessages;

/** A part of a campaign goes out already: only the rest is still to be counted. */
export const isPart = ({ status, delivery }: Campaign) => status === 'held' && delivery !== null;

/**
 * The estimate of a campaign's audience, cut down to what it still has to send. Its cost stays that of everybody: the
 * rest cannot cost more.
 */
export function ofTheRest(estimate: Estimate, campaign: Campaign): Estimate {
  if (!isPart(campaign)) return estimate;
  const { remaining } = estimate;
  return {
    ...estimate,
    messages: campaign.held,
    remainingAfter: remaining - campaign.held,
    shortBy: Math.max(0, campaign.held - remaining),
  };
}
