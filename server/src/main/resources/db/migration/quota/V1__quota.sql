-- The owner's own limits of a month.
create table quota.owner_limits (
    account_id bigint primary key,
    messages bigint check (messages >= 0),
    money numeric check (money >= 0),
    unlimited boolean not null,
    -- {"chat": 500}: messages kept for a purpose
    set_apart jsonb not null
);
select kernel.protect('quota.owner_limits');

-- Law 3 in one line: whatever the code does, nothing is granted beyond a ceiling.
create table quota.pots (
    account_id bigint not null,
    month date not null,
    pot text not null,
    allowed bigint not null,
    ceiling bigint not null,
    used bigint not null check (used >= 0),
    reserved bigint not null check (reserved >= 0),
    primary key (account_id, month, pot),
    check (used + reserved <= ceiling)
);
select kernel.protect('quota.pots');

-- Append-only: the application may not change or take away what is written.
create table quota.entries (
    account_id bigint not null,
    entry bigint generated always as identity,
    at timestamptz not null,
    month date not null,
    kind text not null,
    path text[] not null,
    amount bigint not null,
    delivery uuid,
    route text,
    day date,
    note text,
    primary key (account_id, entry)
);
create index entries_of_month on quota.entries (account_id, month, entry);
create index entries_held on quota.entries (account_id, delivery) where kind = 'HOLD';
select kernel.protect('quota.entries');
revoke update, delete, truncate on quota.entries from todoku_app, todoku_worker;

-- What LINE said of a month, each time it was asked.
create table quota.readings (
    account_id bigint not null,
    at timestamptz not null,
    reading bigint generated always as identity,
    month date not null,
    line_limit bigint,
    consumption bigint not null,
    ours bigint not null,
    exact boolean not null,
    skew_ms bigint not null,
    primary key (account_id, at, reading)
);
create index readings_of_month on quota.readings (account_id, month, reading);
select kernel.protect('quota.readings');

-- The last attempt to ask LINE that failed; no row after a success.
create table quota.reading_failures (
    account_id bigint primary key,
    at timestamptz not null,
    why text not null
);
select kernel.protect('quota.reading_failures');

-- LINE's own count of a finished day (UTC+9) and route.
create table quota.confirmations (
    account_id bigint not null,
    day date not null,
    route text not null,
    delivered bigint not null check (delivered >= 0),
    confirmed_at timestamptz not null,
    primary key (account_id, day, route)
);
select kernel.protect('quota.confirmations');
