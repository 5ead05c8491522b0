-- Events that were taken in: the id of each, in the transaction of its effect.
create table inbox (
  ce_id       text primary key,
  received_at timestamptz not null default now()
);

-- Events to be published: written in the transaction of what they tell, read in order, deleted once on the broker.
create table outbox (
  seq        bigint generated always as identity primary key,
  topic      text  not null,
  record_key bytea,
  headers    json  not null,              -- not jsonb: a dead letter's may hold what jsonb refuses (\u0000)
  data       bytea not null
);

-- How far a sandbox has moved business time ahead; no row outside one.
create table business_clock (
  one_row boolean primary key default true check (one_row),
  ahead   interval not null check (ahead >= interval '0')
);
