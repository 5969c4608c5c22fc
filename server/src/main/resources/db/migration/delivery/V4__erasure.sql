-- What was answered to one friend, so that it can be erased without a look at everybody's.
create index replies_of_friend on delivery.replies (account_id, ordinal);
