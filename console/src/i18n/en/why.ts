import type { why as ja } from '@/i18n/ja/why';

/** Why a send waits or stops, by the server's code. */
export const why: typeof ja = {
  'limit-not-read': 'LINE’s limit for {{month}} has not been read yet.',
  'limit-not-readable': 'LINE’s limit for {{month}} cannot be read. LINE’s answer: {{said}}',
  'limit-stale':
    'LINE’s limit was last read at {{readAt}}, more than {{minutes}} minutes ago. It is read again before the next send.',
  'limit-stale-not-readable':
    'LINE’s limit was last read at {{readAt}} and could not be read since. LINE’s answer: {{said}}',
  'clocks-differ':
    'This server’s clock and LINE’s differ by {{seconds}} s (allowed: {{allowed}} s). Set the server’s clock.',
  'no-limit-known': 'LINE reports no limit. Set a budget in messages, or state that there is no limit.',
  'budget-without-price':
    'The price is not known, so the budget in money says nothing in messages. Enter the price, or set a budget in messages.',
  'month-resets':
    'Around the turn of the month nothing is sent, so that no message slips into the next. Sends go on at {{opensAt}}.',
  'month-ends': 'The count resets at {{resetsAt}}; no send begins right before.',
  'month-ended': 'The month ended before everybody was sent to.',
  'still-does-not-fit':
    'It does not fit after the reset either: {{count}} messages, {{remaining}} remaining (limit {{limit}}).',
  'monthly-limit': 'LINE’s limit of this month is reached. LINE’s answer: {{said}}',
  'token-refused':
    'LINE does not accept the access token. Check the channel’s settings. LINE’s answer: {{said}}',
  'line-refused': 'LINE refused it. LINE’s answer: {{said}}',
  'line-silent':
    'LINE has not answered ({{said}}). It is asked again with the same retry key, so that nobody gets it twice.',
  'line-unreachable': 'LINE cannot be reached ({{said}}). Trying again.',
  'line-slows': 'LINE asked to go slower, so sends are spaced out.',
  'never-answered':
    'LINE never answered for {{count}} messages. Whether they arrived cannot be found out any more.',
  paused: 'The campaign was paused.',
  'quiet-hours': 'Quiet hours: campaigns go on at {{opensAt}}.',
  'quiet-over-reset': 'Quiet hours until {{opensAt}}. The month’s count resets before, at {{resetsAt}}.',
  restored: 'Restored from a backup: it may have been sent since. Send it, or give it up.',
  cancelled: 'The campaign was cancelled.',
  nobody: 'Nobody is in the audience.',
  'does-not-fit':
    '{{count}} messages do not fit: {{remaining}} remain until the reset at {{resetsAt}} (limit {{limit}}).',
  'too-few': '{{count}} friends are too few to try {{variants}} texts and send the best to others.',
  'approval-needed':
    '{{count}} messages cost {{cost}}, more than {{above}}: somebody who did not write it has to approve.',
  'approval-needed-price-not-known':
    'What {{count}} messages cost is not known: somebody who did not write it has to approve.',
  'price-not-known': 'The price is not known. {{said}}',
  missed: 'Its time was {{at}}, more than an hour ago, when the server was away. Send it now, or give it up.',
  'forecast-without-history': 'Nothing is known of this account yet.',
  'forecast-of-first-month': 'It stands on {{days}} days of this month; no month before is known.',
  'forecast-untried': 'It stands on {{months}} months from {{from}} to {{to}}.',
  'forecast-tried':
    'It stands on {{months}} months from {{from}} to {{to}}. At the same point of {{tried}} of them it would have missed by {{missed}} messages on average.',
  'forecast-tried-beside-line':
    'It stands on {{months}} months from {{from}} to {{to}}. At the same point of {{tried}} of them it would have missed by {{missed}} messages on average, a straight line by {{lineMissed}}.',
  'plan-fits': '{{from}} is the best plan for {{messages}} messages in {{month}}.',
  'plan-saves':
    '{{to}} costs {{saves}} {{currency}} less than {{from}} for {{messages}} messages in {{month}}.',
  'plan-sends-more':
    '{{to}} sends {{sendsMore}} messages more than {{from}} in {{month}}, of {{messages}} wanted.',
  'plan-not-known': 'Which plan is best cannot be told. {{said}}',
};
