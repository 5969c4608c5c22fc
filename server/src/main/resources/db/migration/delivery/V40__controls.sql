-- The owner's wishes for how campaigns are sent: hours without, and the pace that campaigns begin with.
create table delivery.sending_rules (
    account_id bigint primary key,
    quiet_from time,
    quiet_until time,
    recipients_per_minute integer check (recipients_per_minute > 0),
    check ((quiet_from is null) = (quiet_until is null))
);
select kernel.protect('delivery.sending_rules');

alter table delivery.deliveries add column throttle integer check (throttle > 0);
