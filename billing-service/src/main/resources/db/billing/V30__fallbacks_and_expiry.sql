alter table charge drop column fallback_id;
-- The payment methods that are to take over, in this order.
alter table charge add column fallbacks text[] not null default '{}';
-- Business time: from here on the method that pays does so no longer, by time alone. Null if time alone ends nothing.
alter table charge add column good_until timestamptz;
create index charge_good_until on charge (good_until, payment_method_id) where good_until is not null;
