package io.gracekeeper.ticket;

import io.gracekeeper.events.RegistrationId;

/** What a ticket turned out to be. */
public sealed interface Ticket {

  /** It is ours and good. */
  record Good(RegistrationId registration) implements Ticket {}

  /** It is ours and was good. */
  record Expired() implements Ticket {}

  /** It is none of ours. */
  record Forged() implements Ticket {}
}
