-- That a buyer came from a marketplace to set up an account; tickets point here (C5).
create table registration (
  id            text primary key,
  agreement_id  uuid not null references agreement,
  buyer_account text,                   -- the buyer's account at the marketplace, for its support
  free_trial    boolean not null,
  registered_at timestamptz not null
);
create index registration_of_agreement on registration (agreement_id);

-- Another agreement stands for this one (D5).
alter table agreement
  add column replaced_at     timestamptz,
  add column replaced_notice text,
  add column replaced_by     uuid references agreement;
create index agreement_by_heir on agreement (replaced_by) where replaced_by is not null;

-- A link that was disconnected is history; linking again makes another row.
drop index one_link;
create unique index one_link on link (account_id, agreement_id) where state <> 'DISCONNECTED';
alter table link
  add column registration_id text references registration,
  add column failure         text,
  add column moved           boolean not null default false, -- another agreement took over (D5)
  add column waits_until     timestamptz; -- business time: until when it waits for the marketplace
create index link_waiting on link (waits_until) where state in ('PENDING', 'LINKED') and waits_until is not null;

-- What became of a link, and when (C6, A26).
create table link_step (
  id      uuid primary key,
  link_id uuid not null references link,
  step    text not null,
  at      timestamptz not null,         -- business time
  notice  text                          -- which notice it follows from, if one
);
create index step_of_link on link_step (link_id, at);

-- Links whose agreement has changed and that are to follow it, each in a transaction of its own.
-- No reference to the link: a row that somebody holds must not hold up who notes it here.
create table link_to_follow (
  id      bigint generated always as identity primary key,
  link_id uuid not null,
  cause   text not null,
  notice  text,
  due_at  timestamptz not null          -- system time
);
create index link_to_follow_due on link_to_follow (due_at, id);
create index link_to_follow_of_link on link_to_follow (link_id);
