create index replies_by_time on delivery.replies using brin (received_at);
create index batches_by_time on delivery.batches using brin (first_request_at);
