-- See Million.java. Ids tell what they belong to: acc-7 has sub-7-0 to sub-7-4, aws-7, card-7, wire-7, spare-7.
set synchronous_commit = off;
create function pg_temp.started(ago interval) returns jsonb language sql as $$
  select jsonb_build_object('latest', jsonb_build_object('STARTED', jsonb_build_object(
    'at', to_char((now() - ago) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'notice', 'notice'))) $$;

insert into account select 'acc-' || i, 'Account ' || i from generate_series(0, :accounts - 1) i;
insert into agreement (id, marketplace, agreement_name, listing, buyer, facts, ask_at)
  select md5('agreement-' || i)::uuid, 'AWS', 'agmt-' || i, 'redis-cloud-payg', 'buyer-' || i, pg_temp.started('90 days'), now() + i * interval '1 second'
  from generate_series(0, :accounts - 1) i;
insert into payment_method (id, account_id, kind, agreement_id)
  select 'aws-' || i, 'acc-' || i, 'MARKETPLACE', md5('agreement-' || i)::uuid from generate_series(0, :accounts - 1) i;
insert into payment_method (id, account_id, kind, is_default, card_token, card_brand, card_last4, card_expires)
  select 'card-' || i, 'acc-' || i, 'CARD', i % 2 = 0, 'token', 'Visa', '4242', '2040-01-01' from generate_series(0, :accounts - 1) i;
insert into payment_method (id, account_id, kind, approved_at)
  select 'wire-' || i, 'acc-' || i, 'WIRE_TRANSFER', now() - interval '30 days' from generate_series(0, :accounts - 1) i;
insert into payment_method (id, account_id, kind)
  select 'spare-' || i, 'acc-' || i, 'WIRE_TRANSFER' from generate_series(0, :accounts - 1) i;
insert into link (id, account_id, agreement_id, product, state, payment_method_id)
  select md5('link-' || i)::uuid, 'acc-' || i, md5('agreement-' || i)::uuid, 'redis', 'LINKED', 'aws-' || i
  from generate_series(0, :accounts - 1) i;
insert into link_step (id, link_id, step, at)
  select gen_random_uuid(), md5('link-' || i)::uuid, 'CONFIRMED', now() - interval '90 days' from generate_series(0, :accounts - 1) i;
insert into invoice (id, account_id, number, amount, currency, issued_at, due_at, paid_at)
  select gen_random_uuid(), 'acc-' || i, 'inv-' || n, 1250, 'USD', now() - interval '60 days', now() - interval '30 days', now() - interval '40 days'
  from generate_series(0, :accounts - 1) i, generate_series(0, 1) n;
insert into charge (subscription_id, account_id, product, payment_method_id, coverage, coverage_revision, fallbacks)
  select 'sub-' || i || '-' || j, 'acc-' || i, 'redis', 'aws-' || i, 'COVERED', 1, array['wire-' || i]
  from generate_series(0, :accounts - 1) i, generate_series(0, 4) j;
insert into decision (subscription_id, coverage_revision, account_id, decided_at, paid_by, fallbacks, cause, rule, policy_hash)
  select 'sub-' || i || '-' || j, 1, 'acc-' || i, now() - interval '90 days', 'AWS Marketplace Subscription', '{}', 'cause', 'A33', 'hash'
  from generate_series(0, :accounts - 1) i, generate_series(0, 4) j;
insert into deployment (id, subscription_id, account_id, name, state, state_at, snapshot_at)
  select 'dep-' || i || '-' || j, 'sub-' || i || '-' || j, 'acc-' || i, 'deployment ' || j, 'RUNNING', now() - interval '90 days', now() - interval '1 hour'
  from generate_series(0, :accounts - 1) i, generate_series(0, 4) j;

-- To be linked: bought and registered, and nobody has come with the ticket yet.
insert into account select 'new-' || i, 'New ' || i from generate_series(0, :ofakind - 1) i;
insert into agreement (id, marketplace, listing, buyer, facts)
  select md5('new-' || i)::uuid, 'AWS', 'redis-cloud-payg', 'new-buyer-' || i, pg_temp.started('1 hour')
  from generate_series(0, :ofakind - 1) i;
insert into registration (id, agreement_id, free_trial, registered_at)
  select 'new-' || i, md5('new-' || i)::uuid, false, now() - interval '1 hour' from generate_series(0, :ofakind - 1) i;

-- To be disconnected: two accounts on one agreement, and nothing charged to it.
insert into account select 'pair-' || i || '-' || s, 'Pair' from generate_series(0, :ofakind - 1) i, generate_series(0, 1) s;
insert into agreement (id, marketplace, listing, buyer, facts)
  select md5('pair-' || i)::uuid, 'AWS', 'redis-cloud-payg', 'pair-buyer-' || i, pg_temp.started('90 days')
  from generate_series(0, :ofakind - 1) i;
insert into payment_method (id, account_id, kind, agreement_id)
  select 'pair-aws-' || i || '-' || s, 'pair-' || i || '-' || s, 'MARKETPLACE', md5('pair-' || i)::uuid
  from generate_series(0, :ofakind - 1) i, generate_series(0, 1) s;
insert into link (id, account_id, agreement_id, product, state, payment_method_id)
  select md5('pair-link-' || i || '-' || s)::uuid, 'pair-' || i || '-' || s, md5('pair-' || i)::uuid, 'redis', 'LINKED', 'pair-aws-' || i || '-' || s
  from generate_series(0, :ofakind - 1) i, generate_series(0, 1) s;

-- To be permitted: nobody pays since the second decision.
insert into account select 'gone-' || i, 'Gone' from generate_series(0, :ofakind - 1) i;
insert into charge (subscription_id, account_id, product, coverage, loss_reason, coverage_revision)
  select 'gone-sub-' || i, 'gone-' || i, 'emqx', 'UNCOVERED', 'NO_PAYMENT_METHOD', 2 from generate_series(0, :ofakind - 1) i;

-- One agreement that pays for many.
insert into account values ('big', 'Big');
insert into agreement (id, marketplace, listing, buyer, facts)
  values (md5('big')::uuid, 'AWS', 'redis-cloud-payg', 'buyer-big', pg_temp.started('90 days'));
insert into payment_method (id, account_id, kind, agreement_id) values ('aws-big', 'big', 'MARKETPLACE', md5('big')::uuid);
insert into link (id, account_id, agreement_id, product, state, payment_method_id)
  values (md5('link-big')::uuid, 'big', md5('big')::uuid, 'redis', 'LINKED', 'aws-big');
insert into charge (subscription_id, account_id, product, payment_method_id, coverage, coverage_revision)
  select 'big-' || i, 'big', 'redis', 'aws-big', 'COVERED', 1 from generate_series(0, :ofbig - 1) i;
insert into deployment (id, subscription_id, account_id, name, state, state_at, snapshot_at)
  select 'big-dep-' || i, 'big-' || i, 'big', 'deployment', 'RUNNING', now() - interval '90 days', now() - interval '1 hour'
  from generate_series(0, :ofbig - 1) i;
