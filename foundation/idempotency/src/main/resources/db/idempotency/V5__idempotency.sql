-- Answers that were given to requests with a key, in the transaction of their effect; kept for a day. System time.
create table given_answer (
  caller      text        not null,     -- SHA-256 of issuer, subject and scope, in hex
  name        text        not null,     -- the Idempotency-Key
  fingerprint text        not null,     -- SHA-256 of what was asked, in hex
  answer      text        not null,     -- JSON, byte for byte
  given_at    timestamptz not null,
  primary key (caller, name)
);
create index given_answer_by_age on given_answer (given_at);
