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

-- Friends a campaign is for besides its rule: a serialised roaring bitmap of ordinals. Who was left out of another one.
create table campaign.members (
    account_id bigint not null,
    campaign_id uuid not null,
    ordinals bytea not null,
    count bigint not null,
    primary key (account_id, campaign_id)
);
select kernel.protect('campaign.members');

-- Deliveries to chosen friends, to see a campaign before it is sent; counted like any other.
create table campaign.tests (
    account_id bigint not null,
    campaign_id uuid not null,
    delivery_id uuid not null,
    at timestamptz not null,
    primary key (account_id, campaign_id, delivery_id)
);
select kernel.protect('campaign.tests');
