-- Isolation (law 7): one call per table, right after it is created.

-- Rows of one account are seen only in that account's scope; without a scope there are none. `using` also checks what is
-- written. The owner is another role on purpose: an owner would pass by the policies.
create function kernel.protect(protected regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format(
    'create policy account on %s to todoku_app using (account_id = nullif(current_setting(''todoku.account'', true), '''')::bigint)',
    protected);
  execute format('create policy worker on %s to todoku_worker using (true)', protected);
  perform kernel.share(protected);
end $$;

-- For the few tables that belong to no account: reachable, not isolated.
create function kernel.share(shared regclass) returns void language plpgsql as $$
declare
  schema_name text;
  owned record;
begin
  select nspname into schema_name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where pg_class.oid = shared;
  execute format('grant usage on schema %I to todoku_app, todoku_worker', schema_name);
  execute format('grant select, insert, update, delete on %s to todoku_app, todoku_worker', shared);
  for owned in
    select pg_depend.objid::regclass as sequence from pg_depend join pg_class on pg_class.oid = pg_depend.objid
      where pg_depend.refobjid = shared and pg_depend.classid = 'pg_class'::regclass and relkind = 'S'
  loop
    execute format('grant usage, select on sequence %s to todoku_app, todoku_worker', owned.sequence);
  end loop;
end $$;

-- Makes the partition of one month if it is missing. Runs as the owner, since the application's roles own nothing; refuses
-- whatever is not a partitioned table of ours. `range_start` is the month's first day in UTC.
create function kernel.ensure_month(parent regclass, range_start date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  schema_name text;
  table_name text;
  partition_name text := to_char(range_start, '"m"YYYYMM');
begin
  if extract(day from range_start) <> 1 then
    raise exception 'range_start: got % (expected: the first day of a month)', range_start;
  end if;
  select nspname, relname into schema_name, table_name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where pg_class.oid = parent and relkind = 'p'
      and pg_class.relowner = (select proowner from pg_proc where oid = 'kernel.ensure_month'::regproc);
  if table_name is null then
    raise exception 'parent: got % (expected: a partitioned table of ours)', parent;
  end if;
  execute format('create table if not exists %I.%I partition of %s for values from (%L) to (%L)',
    schema_name, table_name || '_' || partition_name, parent,
    range_start::timestamp at time zone 'UTC', (range_start + interval '1 month') at time zone 'UTC');
end $$;
grant usage on schema kernel to todoku_app, todoku_worker;
