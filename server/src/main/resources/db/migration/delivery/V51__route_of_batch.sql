-- Friends whose texts come out the same leave together by multicast, the others of the same delivery one by one by push.
alter table delivery.batches add column route text;
update delivery.batches batch set route = delivery.route from delivery.deliveries delivery
where (delivery.account_id, delivery.delivery_id) = (batch.account_id, batch.delivery_id);
alter table delivery.batches alter column route set not null;
