-- What an account runs, and billing's last word on who pays for it.
create table subscription (
  id                text primary key,
  account_id        text not null,
  product           text not null,
  coverage          text not null,
  coverage_revision bigint not null,
  loss_revision     bigint,
  loss_since        timestamptz,
  loss_grace        bigint,             -- seconds
  loss_trials_run   boolean,
  loss_notice       text,
  loss_rule         text,
  loss_policy_hash  text
);

-- One running thing: its lifecycle, the loss it was stopped for, and the instant of its next step.
create table deployment (
  id               text primary key,
  subscription_id  text not null references subscription,
  account_id       text not null,
  product          text not null,
  name             text not null,
  trial_ends_at    timestamptz,
  uid              text,
  state            text not null,
  why              text,
  loss_revision    bigint,
  loss_since       timestamptz,
  loss_grace       bigint,
  loss_trials_run  boolean,
  loss_notice      text,
  loss_rule        text,
  loss_policy_hash text,
  stopped_at       timestamptz,
  delete_after     timestamptz,
  permit           text,
  permit_ends_at   timestamptz,         -- system time
  deleted_at       timestamptz,
  waiting_for      text,
  next_step_at     timestamptz,         -- business time; null: nothing to do by itself
  leased_until     timestamptz,         -- system time
  fence            bigint not null default 0,
  attempts         int    not null default 0
);
create index deployment_of_subscription on deployment (subscription_id);
create index deployment_due on deployment (next_step_at) where next_step_at is not null;
