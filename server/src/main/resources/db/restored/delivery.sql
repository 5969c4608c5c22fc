-- Run after a restore. What came after the backup is not known, so nothing is begun without the owner (law 4): the engine holds
-- what is RESTORED before anything else. Requests that had begun keep their retry keys and are cleared up.
update delivery.deliveries set state = 'RESTORED', go_on_after_reset = false, due_at = started_at where state in ('SENDING', 'PAUSED');
update delivery.deliveries set go_on_after_reset = false where state = 'HELD';
-- Answers may have left since on their reply tokens, which are dead by now: nothing of them is sent again (law 5).
update delivery.replies set state = 'UNKNOWN', due_at = null, why = 'restored from a backup: it may have been sent since'
  where state in ('QUEUED', 'SENDING', 'DOUBTFUL');
