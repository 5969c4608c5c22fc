-- What a friend was answered, for their timeline.
create index replies_of_friend on delivery.replies (account_id, ordinal, received_at);
