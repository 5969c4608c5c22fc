-- A campaign that costs more needs a second person; no row: none does. Before tax, in the currency of the account's plan.
create table campaign.approval_rules (
    account_id bigint not null primary key,
    above numeric not null check (above >= 0)
);
select kernel.protect('campaign.approval_rules');

-- Who wrote a campaign last, and who else let it go; a change of the campaign takes the leave away.
create table campaign.approvals (
    account_id bigint not null,
    campaign_id uuid not null,
    author_kind text not null,
    author_id text not null,
    approver_kind text,
    approver_id text,
    approved_at timestamptz,
    -- The most messages it may send with that leave.
    messages bigint,
    primary key (account_id, campaign_id),
    check (num_nulls(approver_kind, approver_id, approved_at, messages) in (0, 4))
);
select kernel.protect('campaign.approvals');
