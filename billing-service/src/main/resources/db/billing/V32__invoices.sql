-- What the vendor has invoiced, as far as an open invoice stands in the way of something (A6).
create table invoice (
  id         uuid primary key,
  account_id text not null references account,
  number     text not null,            -- as the vendor calls it
  amount     bigint not null,          -- in minor units of the currency
  currency   text not null,
  issued_at  timestamptz not null,
  due_at     timestamptz not null,
  paid_at    timestamptz                -- business time; null while it is open
);
create unique index one_invoice on invoice (account_id, number);
create index open_invoice_of_account on invoice (account_id, due_at) where paid_at is null;
