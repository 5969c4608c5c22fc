-- A month came to a threshold: told once of each.
create table quota.alerts (
    account_id bigint not null,
    month date not null,
    subject text not null,
    percent integer not null,
    month_limit bigint not null,
    committed bigint not null,
    at timestamptz not null,
    primary key (account_id, month, subject, percent)
);
select kernel.protect('quota.alerts');
