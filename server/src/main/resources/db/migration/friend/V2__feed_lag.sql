-- Finds the newest changes, those that a transaction still running may come before, whatever account they are of.
create index feed_by_transaction on friend.feed using brin (transaction);
