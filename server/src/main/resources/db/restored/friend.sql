-- Run after a restore. The feed is read below the oldest transaction still running, and this PostgreSQL counts its own: what came
-- with the backup was before all of them. The sequence, which goes on, keeps its order.
update friend.feed set transaction = 0;
update friend.facts set transaction = 0;
