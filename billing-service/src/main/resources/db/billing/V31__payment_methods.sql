-- A wire transfer that was rejected counts no longer, whatever came before.
alter table payment_method add column rejected_at timestamptz;
-- What is left of credits, in minor units of their currency.
alter table payment_method add column credit_balance bigint;
alter table payment_method add column credit_currency text;
