-- See SubscriptionServices.java. sub-7 of acc-1 has dep-7, which is paid for and runs: nothing is to be done with it.
set synchronous_commit = off;
insert into subscription (id, account_id, product, coverage, coverage_revision)
  select 'sub-' || i, 'acc-' || i / 5, 'redis', 'COVERED', 1 from generate_series(0, :rows - 1) i;
insert into deployment (id, subscription_id, account_id, product, name, uid, state, lifecycle, scale, fence)
  select 'dep-' || i, 'sub-' || i, 'acc-' || i / 5, 'redis', 'deployment ' || i, 'uid-' || i, 'RUNNING', '{"is": "RUNNING"}', '3 shards', 1
  from generate_series(0, :rows - 1) i;
