-- The log grows in order of time, so a few bytes per hundred pages find what is old.
create index events_by_time on inbound.events using brin (received_at);
