-- Also those that were disconnected: one_link leaves them out and cannot answer for all links of an account.
create index link_of_account on link (account_id, id);
