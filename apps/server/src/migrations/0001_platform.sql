-- The role row-level security is written for, and the functions later migrations call for each table.
--
-- Ordinary work runs as the owner of the tables, whom policies do not bind. `Database.inWorkspace` switches to
-- parley_app for one transaction; then a table shows the rows of one workspace, and a table that was not released
-- shows nothing at all.

-- Roles belong to the whole cluster: another database, or another process in this moment, may have made it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'parley_app') then
    create role parley_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then
    null;
  when insufficient_privilege then
    raise exception 'The database user % may not create the role parley_app.', current_user
      using hint = format('As an administrator run: create role parley_app nologin; grant parley_app to %I;', current_user);
end
$$;

-- Whoever may already switch to the role needs no grant. From version 16 on, having made a role is not enough.
do $$
begin
  set local role parley_app;
  set local role none;
exception
  when insufficient_privilege then
    begin
      execute format('grant parley_app to %I', current_user);
    exception
      when unique_violation then
        null;
      when insufficient_privilege then
        raise exception 'The database user % may not switch to the role parley_app.', current_user
          using hint = format('As an administrator run: grant parley_app to %I;', current_user);
    end;
end
$$;

do $$
begin
  execute format('grant usage on schema %I to parley_app', current_schema());
end
$$;

-- For every table with a workspace_id: parley_app sees and changes the rows of the current workspace only.
-- Not FORCE: the owner, who does the system's own work across workspaces, stays unbound.
create function parley_enable_rls(target regclass) returns void language plpgsql as $$
declare
  sequence_name regclass;
begin
  execute format('alter table %s enable row level security', target);
  execute format('drop policy if exists parley_workspace on %s', target);
  execute format(
    'create policy parley_workspace on %s for all to parley_app
       using (workspace_id = current_setting(''parley.workspace_id'', true))
       with check (workspace_id = current_setting(''parley.workspace_id'', true))',
    target
  );
  execute format('grant select, insert, update, delete on %s to parley_app', target);
  for sequence_name in
    select objid::regclass from pg_depend join pg_class on pg_class.oid = objid
    where refobjid = target and deptype in ('a', 'i') and relkind = 'S'
  loop
    execute format('grant usage on sequence %s to parley_app', sequence_name);
  end loop;
end
$$;

-- For tables which belong to no workspace and hold nothing private (plans, currencies): parley_app may read them.
create function parley_share_reading(target regclass) returns void language plpgsql as $$
begin
  execute format('grant select on %s to parley_app', target);
end
$$;

-- Finding names and texts by a part of them. A trusted extension: it needs no administrator.
create extension if not exists pg_trgm;
