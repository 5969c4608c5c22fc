-- Run after a restore: nothing starts by itself that may have been sent since the backup.
update campaign.campaigns set state = 'HELD', go_on_after_reset = false, why = jsonb_build_object(
    'code', 'restored',
    'text', 'Restored from a backup: it may have been sent since. Send it, or give it up.',
    'values', jsonb_build_object())
  where state in ('SCHEDULED', 'WAITING');
update campaign.campaigns set state = 'DRAFT', why = jsonb_build_object(
    'code', 'restored',
    'text', 'Restored from a backup: it may have been sent since. Send it, or give it up.',
    'values', jsonb_build_object())
  where state = 'REPEATING';
update campaign.campaigns set go_on_after_reset = false where state in ('HELD', 'STARTED');
delete from kernel.scheduled_tasks where task_name = 'campaign-launch';
