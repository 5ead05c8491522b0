-- What subscription-service told of its deployments, as far as billing speaks of them (A7, D7).
create table deployment (
  id              text primary key,
  subscription_id text not null,
  account_id      text not null,
  name            text,                 -- null until its request was heard
  trial_ends_at   timestamptz,
  state           text,                 -- null until its request was heard
  state_at        timestamptz,          -- of the event that told the state
  stopped_at      timestamptz,
  kept_until      timestamptz,
  snapshot_at     timestamptz           -- of the last good one
);
create index deployment_of_subscription on deployment (subscription_id);
