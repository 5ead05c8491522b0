-- See Lot.java. As CoverageListener leaves them when nobody pays any more, but for the instants of their stops.
update subscription set
    coverage = 'LOST', coverage_revision = 2, loss_revision = 2, loss_since = now(), loss_grace = 604800, loss_trials_run = true,
    loss_notice = 'notice', loss_rule = 'A20', loss_policy_hash = 'hash'
  from generate_series(0, :count - 1) nth where id = 'sub-' || nth * :stride + :place;
update deployment set
    state = 'STOPPING', next_step = 'STOP', next_step_at = timestamptz ':first' + nth * interval ':apart',
    lifecycle = jsonb_build_object('is', 'STOPPING', 'ground', jsonb_build_object('is', 'UNPAID', 'why', 'UNCOVERED', 'loss', jsonb_build_object(
      'revision', 2, 'since', now(), 'schedule', jsonb_build_object('grace', 'PT604800S', 'trialsRunOn', true),
      'notice', 'notice', 'rule', 'A20', 'policyHash', 'hash')))
  from generate_series(0, :count - 1) nth where id = 'dep-' || nth * :stride + :place;
