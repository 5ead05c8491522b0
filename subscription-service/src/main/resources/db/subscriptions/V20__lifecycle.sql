-- Where a deployment stands is one value, as is what its next step is; state, deadline and next
-- step are columns of their own besides, to be found and counted by.
alter table deployment
  add column lifecycle       jsonb,
  add column cloud_account   text,        -- the customer's own (B2); null: the vendor's
  add column scale           text,        -- as it ran last, in the platform's words
  add column reprieved_until timestamptz, -- business time
  add column next_step       text,
  add column trouble         text,        -- why the next step fails
  add column failing_since   timestamptz, -- business time
  add column waiting_since   timestamptz, -- business time
  add column begun_at        timestamptz; -- its deletion

update deployment set lifecycle =
  case when state in ('REQUESTED', 'STARTING', 'RUNNING', 'RESTORING')
  then jsonb_build_object('is', state)
  else (
    select case state
      when 'STOPPING' then jsonb_build_object('is', state, 'ground', ground)
      when 'STOPPED' then stopped
      when 'DELETING' then jsonb_build_object(
        'is', state, 'stopped', stopped, 'permit', permit, 'until', permit_ends_at)
      when 'DELETED' then jsonb_build_object(
        'is', state, 'stopped', stopped, 'permit', permit, 'deletedAt', deleted_at)
    end
    from (select jsonb_build_object(
      'is', 'UNPAID', 'why', why, 'loss', jsonb_build_object(
        'revision', loss_revision,
        'since', loss_since,
        'schedule', jsonb_build_object(
          'grace', 'PT' || loss_grace || 'S', 'trialsRunOn', loss_trials_run),
        'notice', loss_notice,
        'rule', loss_rule,
        'policyHash', loss_policy_hash)) as ground) as grounds,
    lateral (select jsonb_build_object(
      'is', 'STOPPED',
      'ground', ground,
      'stoppedAt', stopped_at,
      'deleteAfter', delete_after,
      -- None was told to these: whoever looks after the update sees to it that one is.
      'warnings', jsonb_build_object('all', jsonb_build_array(
        jsonb_build_object('lead', 'PT24H')))) as stopped) as kept)
  end;

update deployment set next_step =
  case state
    when 'STARTING' then 'START'
    when 'STOPPING' then 'STOP'
    when 'RESTORING' then 'RESTORE'
    when 'RUNNING' then 'FOLLOW'
    when 'STOPPED' then 'LOOK'
    when 'DELETING' then 'DELETE'
  end
where next_step_at is not null;

update deployment set next_step_at = null where next_step is null;
update deployment set begun_at = deleted_at where state = 'DELETED';
update deployment set begun_at = permit_ends_at where state = 'DELETING';

alter table deployment
  alter column lifecycle set not null,
  drop column why,
  drop column loss_revision,
  drop column loss_since,
  drop column loss_grace,
  drop column loss_trials_run,
  drop column loss_notice,
  drop column loss_rule,
  drop column loss_policy_hash,
  drop column stopped_at,
  drop column permit,
  drop column permit_ends_at,
  add constraint lifecycle_is_state check (lifecycle ->> 'is' = state),
  add constraint next_step_has_instant check ((next_step is null) = (next_step_at is null)),
  -- Both columns are the purger's alone to write, and so are both states.
  add constraint deleting_is_begun
    check ((state in ('DELETING', 'DELETED')) = (begun_at is not null)),
  add constraint deleted_has_instant check ((state = 'DELETED') = (deleted_at is not null));

-- What is due, for each of the two roles: each index holds only what has a next step of its role.
drop index deployment_due;
create index deployment_due_stopper on deployment (next_step_at)
  where next_step in
    ('START', 'STOP', 'RESTORE', 'FOLLOW', 'LOOK', 'WARN', 'SNAPSHOT', 'RELEASE');
create index deployment_due_purger on deployment (next_step_at)
  where next_step in ('JUDGE', 'DELETE', 'DISCARD');

-- What will be deleted, the soonest first, for operators.
create index deployment_ending on deployment (delete_after, id)
  where state in ('STOPPED', 'SNAPSHOTTING', 'DELETING');
create index deployment_of_account on deployment (account_id)
  where state in ('STOPPED', 'SNAPSHOTTING', 'DELETING');

-- What an operator is told of by its age.
create index deployment_waiting on deployment (waiting_since) where waiting_since is not null;
create index deployment_failing on deployment (failing_since) where failing_since is not null;

-- A marketplace's demand to erase (D12) lasts as long as nobody pays.
alter table subscription
  add column erasure_notice     text,
  add column erasure_at         timestamptz,
  add column erasure_not_before timestamptz;

-- A person's order that something must not be deleted (D9).
create table hold (
  id             text primary key,
  account_id     text not null,
  deployment_id  text,                  -- null: all of the account
  why            text not null,
  placed_by      text not null,
  placed_at      timestamptz not null,
  lifted_because text,
  lifted_by      text,
  lifted_at      timestamptz
);
create index hold_of_account on hold (account_id) where lifted_at is null;
create index hold_live on hold (id) where lifted_at is null;

-- There while it is thrown.
create table kill_switch (
  id        int primary key check (id = 1),
  why       text not null,
  thrown_by text not null,
  thrown_at timestamptz not null
);

-- One a product (D10).
create table breaker (
  product      text primary key,
  frozen_since timestamptz,
  closed_at    timestamptz
);

-- What the breaker counts.
create table deletion_begun (
  deployment_id text not null,
  product       text not null,
  begun_at      timestamptz not null    -- business time
);
create index deletion_begun_of_product on deletion_begun (product, begun_at);

-- A customer's own cloud account, designated to host deployments (B2).
create table cloud_account (
  account_id    text not null,
  id            text not null,
  designated_by text not null,
  checked_at    timestamptz not null,
  primary key (account_id, id)
);
