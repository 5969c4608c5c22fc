-- What a friend was answered, in the order of their timeline; it serves their erasure too.
drop index delivery.replies_of_friend;
create index replies_of_friend on delivery.replies (account_id, ordinal, received_at);
