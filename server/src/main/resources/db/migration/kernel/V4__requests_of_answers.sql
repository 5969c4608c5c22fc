-- What was asked, so that the answers about a person can be found and emptied when they are erased.
alter table kernel.idempotency_keys add column path text not null default '';
