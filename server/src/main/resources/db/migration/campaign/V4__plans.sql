-- When it comes round, as the API takes it; null: once.
alter table campaign.campaigns add column repeat jsonb;
-- How often it came round so far.
alter table campaign.campaigns add column made integer not null default 0;
-- The repeating campaign an occurrence is of, or the campaign whose rest it is.
alter table campaign.campaigns add column origin uuid;
alter table campaign.campaigns add column started_at timestamptz;
alter table campaign.campaigns add column archived boolean not null default false;
update campaign.campaigns set started_at = coalesce(send_at, created_at) where state = 'STARTED';
create index campaigns_by_time on campaign.campaigns (account_id, (coalesce(started_at, send_at)), campaign_id);

-- 'rank': left out because it did not fit; 'chosen': whom a campaign is for in place of its rule.
alter table campaign.addressed drop constraint addressed_why_check;
alter table campaign.addressed add constraint addressed_why_check
    check (why in ('recipient', 'blocked', 'opted-out', 'no-friend', 'rank', 'chosen'));

-- Deliveries to chosen friends, to see a campaign before it is sent; counted like any other.
create table campaign.tests (
    account_id bigint not null,
    campaign_id uuid not null,
    delivery_id uuid not null,
    at timestamptz not null,
    primary key (account_id, campaign_id, delivery_id)
);
select kernel.protect('campaign.tests');
