-- See Lot.java.
update scheduled_tasks set execution_time = timestamptz ':first' + nth * interval ':apart'
  from generate_series(0, :count - 1) nth where task_name = 'stop' and task_instance = 'dep-' || nth * :stride + :place;
