-- People who sign in, of no account; what they may do where stands in grants.
create table staff.people (
  person_id      uuid        primary key,
  email          text        not null unique check (email = lower(email)),
  name           text        not null,
  password_hash  text,                                   -- Argon2id, with its parameters; null: passkey or OpenID only
  totp_secret    bytea,                                  -- sealed
  totp_confirmed boolean     not null default false,     -- only then it is asked for
  totp_step      bigint      not null default 0,         -- the last half minute whose code was used: a code opens once
  oidc_subject   text        unique,                     -- issuer and subject, bound at the first such sign-in
  invited_by_hash bytea      unique,                     -- SHA-256 of an invitation that was not yet used
  invited_until  timestamptz,
  disabled       boolean     not null default false,
  created_at     timestamptz not null,
  signed_in_at   timestamptz
);
select kernel.share('staff.people');

-- account_id 0: every account, and the installation itself.
create table staff.grants (
  account_id bigint not null,
  person_id  uuid   not null references staff.people on delete cascade,
  role       text   not null check (role in ('owner', 'manager', 'operator', 'analyst')),
  primary key (account_id, person_id)
);
create index on staff.grants (person_id);
select kernel.protect('staff.grants');

-- 80 random bits each, so a plain SHA-256 is enough. A used one is gone.
create table staff.recovery_codes (
  person_id uuid  not null references staff.people on delete cascade,
  hash      bytea not null,
  primary key (person_id, hash)
);
select kernel.share('staff.recovery_codes');

create table staff.passkeys (
  passkey_id    uuid        primary key,
  person_id     uuid        not null references staff.people on delete cascade,
  credential_id bytea       not null unique,
  credential    bytea       not null,                    -- what the authenticator attested: its id and public key
  sign_count    bigint      not null,
  name          text        not null,
  created_at    timestamptz not null,
  used_at       timestamptz
);
create index on staff.passkeys (person_id);
select kernel.share('staff.passkeys');

-- The cookie has 256 random bits; only its hash is kept.
create table staff.sessions (
  session_id uuid        primary key,
  hash       bytea       not null unique,
  person_id  uuid        not null references staff.people on delete cascade,
  how        text        not null check (how in ('password', 'passkey', 'oidc', 'invitation', 'setup')),
  agent      text        not null,
  began_at   timestamptz not null,
  seen_at    timestamptz not null
);
create index on staff.sessions (person_id);
create index on staff.sessions (seen_at);
select kernel.share('staff.sessions');

-- Failed sign-ins by the hash of the address that was typed, known or not, so that the answer tells nothing.
create table staff.attempts (
  hash          bytea       primary key,
  failures      int         not null,
  blocked_until timestamptz not null,
  at            timestamptz not null
);
create index on staff.attempts (at);
select kernel.share('staff.attempts');

-- What a token may do, where, and until when. Those made so far may do everything.
alter table staff.tokens
  add column scopes       text[] not null default '{everything}',
  add column only_account bigint,
  add column made_by      text   not null default 'system:todoku',
  add column ends_at      timestamptz;

-- Newest first.
create index on staff.audit_entries (account_id, at);
