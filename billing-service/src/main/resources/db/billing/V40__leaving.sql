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

alter table charge add column plan text; -- by which a marketplace may bill extras (A30)

-- Who accepted that deployments had no recent snapshot when who pays was changed (A7).
create table acknowledgement (
  id         uuid primary key,
  account_id text not null,
  at         timestamptz not null,
  by_issuer  text not null,
  by_subject text not null,
  cause      text not null,
  accepted   text not null              -- one deployment a line
);
create index acknowledgement_of_account on acknowledgement (account_id, at);

-- What was decided about who pays, kept for good (A22).
create table decision (
  subscription_id   text not null,
  coverage_revision bigint not null,
  account_id        text not null,
  decided_at        timestamptz not null,
  paid_by_before    text,
  paid_by           text,
  loss_reason       text,
  fallbacks         text[] not null,
  cause             text not null,
  notice            text,
  rule              text not null,
  policy_hash       text not null,
  primary key (subscription_id, coverage_revision)
);
