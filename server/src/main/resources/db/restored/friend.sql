-- Run after a restore: this server numbers its transactions anew, so whatever came with the backup counts as long settled.
update friend.feed set transaction = 0;
update friend.facts set transaction = 0;
