-- See DbScheduler.java. Its table for PostgreSQL, without the index of those who use priorities; its rows are due in a year.
set synchronous_commit = off;
create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
  select 'stop', 'dep-' || i, now() + interval '1 year' + i * interval '1 second', false, 1 from generate_series(0, :rows - 1) i;
