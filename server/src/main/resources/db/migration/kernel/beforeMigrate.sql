-- Runs before every migration of this module, at each start: roles belong to the server, not to the database, so a
-- restored or moved database may meet a server that has never seen them.
--
-- todoku_app     what requests run as: row-level security shows it one account, or nothing.
-- todoku_worker  what claim loops and imports run as, by name: sees every account.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['todoku_app', 'todoku_worker'] loop
    begin
      execute format('create role %I nologin', role_name);
    exception
      when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, role_name, 'SET') then
      execute format('grant %I to current_user', role_name);
    end if;
  end loop;
end $$;
