create table account (
  id   text primary key,
  name text not null
);

-- One purchase at one marketplace, as the merge of what its notices said and when (D4).
create table agreement (
  id              uuid primary key,
  marketplace     text not null,
  agreement_name  text,                 -- the marketplace's own id; null in AWS's legacy dialect
  listing         text,
  buyer           text,
  started_at      timestamptz,
  started_notice  text,
  ended_at        timestamptz,
  ended_notice    text,
  pending_at      timestamptz,
  pending_notice  text,
  failed_at       timestamptz,
  failed_notice   text,
  check (agreement_name is not null or (listing is not null and buyer is not null))
);
create unique index agreement_by_name on agreement (marketplace, agreement_name) where agreement_name is not null;
create unique index agreement_by_buyer on agreement (marketplace, listing, buyer) where agreement_name is null;

create table payment_method (
  id           text primary key,
  account_id   text not null references account,
  kind         text not null,
  is_default   boolean not null default false,
  card_token   text,
  card_brand   text,
  card_last4   text,
  card_expires date,                    -- first day of the month in which it is last good
  approved_at  timestamptz,             -- a wire transfer counts from here
  agreement_id uuid references agreement,
  removed_at   timestamptz
);
create index payment_method_of_account on payment_method (account_id);
create index payment_method_of_agreement on payment_method (agreement_id) where agreement_id is not null;
create unique index one_default_per_account on payment_method (account_id) where is_default;

create table link (
  id                uuid primary key,
  account_id        text not null references account,
  agreement_id      uuid not null references agreement,
  product           text not null,
  state             text not null,
  payment_method_id text references payment_method
);
create unique index one_link on link (account_id, agreement_id);
create index link_of_agreement on link (agreement_id);

-- Who pays for a subscription. The row's lock orders every decision about it.
create table charge (
  subscription_id     text primary key,
  account_id          text not null,
  product             text not null,
  payment_method_id   text,
  fallback_id         text,
  coverage            text not null,
  loss_reason         text,
  coverage_revision   bigint not null,
  decide_again_at     timestamptz       -- system time: a permit holds the decision back until then
);
create index charge_of_account on charge (account_id);
create index charge_of_payment_method on charge (payment_method_id);
create index charge_to_decide_again on charge (decide_again_at) where decide_again_at is not null;

-- Billing's consent to one deletion (rules, section D). System time.
create table permit (
  id                text primary key,
  subscription_id   text not null references charge,
  deployment_id     text not null,
  deployment_uid    text not null,
  coverage_revision bigint not null,
  granted_at        timestamptz not null,
  expires_at        timestamptz not null,
  used_at           timestamptz
);
create index permit_of_subscription on permit (subscription_id) where used_at is null;
