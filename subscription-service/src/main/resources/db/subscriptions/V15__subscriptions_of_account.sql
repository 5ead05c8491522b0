-- An account's subscriptions, a page at a time.
create index subscription_of_account on subscription (account_id, id);
