-- Of the one request for all of a batch: to whom, and what. The retry key is made of it; a request that is for one only says so itself.
alter table delivery.batches add column digest uuid;
