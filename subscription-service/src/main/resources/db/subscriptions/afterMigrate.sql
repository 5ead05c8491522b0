-- What the two workloads may write, where they have database roles of their own (docs/adr/0021).
-- Whoever migrates owns the tables; neither of the two does. Without the roles nothing is granted.
do $$
declare
  its_own constant text[] := array['begun_at', 'deleted_at'];
  columns text;
begin
  if exists (select from pg_roles where rolname = '${purger}') then
    execute format('grant select, insert, update, delete on all tables in schema %I to %I',
      current_schema, '${purger}');
    execute format('revoke insert on deployment from %I', '${purger}');
  end if;
  if exists (select from pg_roles where rolname = '${stopper}') then
    select string_agg(quote_ident(column_name), ', ') into columns
      from information_schema.columns
      where table_schema = current_schema and table_name = 'deployment'
        and column_name <> all (its_own);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I',
      current_schema, '${stopper}');
    execute format('revoke insert, update, delete on deployment, deletion_begun from %I',
      '${stopper}');
    -- That a deletion has begun, or is done, is the purger's alone to write; a constraint ties
    -- the states to these two columns.
    execute format('grant insert (%1$s), update (%1$s) on deployment to %2$I',
      columns, '${stopper}');
  end if;
end
$$;
