-- What was told of an agreement is merged and decided upon as one value, and so it is kept as one: of
-- each kind of fact the latest, {"latest": {"ENDED": {"at": …, "notice": …}}, "replaced": {"told": {…}, "by": …}}.
create function pg_temp.dated(at timestamptz, notice text) returns jsonb language sql as $$
  select case when at is not null and notice is not null then jsonb_build_object(
    'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'notice', notice) end $$;

alter table agreement
  add column facts  jsonb not null default '{"latest": {}}',
  add column ask_at timestamptz; -- when the marketplace is to be asked about it next
update agreement set
  facts = jsonb_strip_nulls(jsonb_build_object(
    'latest', jsonb_build_object(
      'STARTED', pg_temp.dated(started_at, started_notice),
      'PROVISIONED', pg_temp.dated(provisioned_at, provisioned_notice),
      'ENDED', pg_temp.dated(ended_at, ended_notice),
      'PENDING', pg_temp.dated(pending_at, pending_notice),
      'FAILED', pg_temp.dated(failed_at, failed_notice),
      'SCHEDULED', pg_temp.dated(scheduled_at, scheduled_notice)),
    'replaced', case when replaced_at is not null and replaced_notice is not null then jsonb_build_object(
      'told', pg_temp.dated(replaced_at, replaced_notice), 'by', replaced_by) end)),
  ask_at = coalesce(started_at, provisioned_at, ended_at);

alter table agreement
  drop column started_at, drop column started_notice, drop column provisioned_at, drop column provisioned_notice,
  drop column ended_at, drop column ended_notice, drop column pending_at, drop column pending_notice,
  drop column failed_at, drop column failed_notice, drop column scheduled_at, drop column scheduled_notice,
  drop column replaced_at, drop column replaced_notice, drop column replaced_by,
  add column replaced_by uuid generated always as (cast(facts #>> '{replaced,by}' as uuid)) stored references agreement;
create index agreement_by_heir on agreement (replaced_by) where replaced_by is not null;
create index agreement_to_ask_about on agreement (marketplace, ask_at, id) where ask_at is not null;
