-- Whom a campaign was for when it started, and whom its audience held besides: a serialised roaring bitmap of ordinals for
-- 'recipient', 'blocked', 'opted-out' and 'no-friend'.
create table campaign.addressed (
  account_id  bigint not null,
  campaign_id uuid   not null,
  why         text   not null check (why in ('recipient', 'blocked', 'opted-out', 'no-friend')),
  ordinals    bytea  not null,
  primary key (account_id, campaign_id, why)
);
select kernel.protect('campaign.addressed');
