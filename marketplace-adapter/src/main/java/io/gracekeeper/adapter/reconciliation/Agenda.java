package io.gracekeeper.adapter.reconciliation;

import io.gracekeeper.adapter.reconciliation.Billing.UnansweredException;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What is to be asked of one marketplace, and when: what billing wants to know, and whether
 * something changed there that nobody told of. All instants are in business time.
 */
final class Agenda {

  private static final Logger LOG = Logger.getLogger(Agenda.class);
  private static final int AT_ONCE = 100;

  private final Authority authority;
  private final Billing billing;
  private final ReconciliationSettings settings;

  private volatile Instant nextQuestions;
  private volatile Instant nextChanges;
  private Instant changesSince;

  Agenda(Authority authority, Billing billing, ReconciliationSettings settings, Instant start) {
    this.authority = authority;
    this.billing = billing;
    this.settings = settings;
    this.nextQuestions = start.plus(settings.every());
    this.nextChanges = start.plus(settings.changesEvery());
    this.changesSince = start.minus(settings.lookBack());
  }

  /** Asks what is due; returns how often the marketplace was asked. */
  long round(Instant now) {
    var asked = 0L;
    try {
      if (!now.isBefore(nextQuestions)) {
        asked += askDue(now);
        nextQuestions = now.plus(settings.every());
      }
      if (!now.isBefore(nextChanges)) {
        asked += askChanged(now);
        nextChanges = now.plus(settings.changesEvery());
      }
    } catch (UnansweredException silent) {
      LOG.warnf("Nothing can be reconciled now why=%s", silent.getMessage());
      nextQuestions = now.plus(settings.every());
      nextChanges = nextChanges.isAfter(nextQuestions) ? nextChanges : nextQuestions;
    }
    return asked;
  }

  /** Page by page; those that get no answer stay due and are passed over until the next round. */
  private long askDue(Instant now) {
    var asked = 0L;
    var page = billing.questions(authority.marketplace(), AT_ONCE, null);
    while (true) {
      var due = page.agreements().stream().filter(it -> it.isDue(now)).toList();
      due.forEach(authority::ask);
      asked += due.size();
      if (page.next() == null || due.size() < page.agreements().size()) {
        return asked;
      }
      page = billing.questions(authority.marketplace(), AT_ONCE, page.next());
    }
  }

  /** Only what stands otherwise here is asked about, which keeps the answer as evidence. */
  private long askChanged(Instant now) {
    var changed = authority.changedSince(changesSince);
    if (changed.isEmpty()) {
      return 0;
    }
    var otherwise =
        changed.get().stream()
            .map(there -> new Both(there, billing.known(there)))
            .filter(it -> it.there().state() != it.here().state())
            .toList();
    if (otherwise.stream().allMatch(it -> authority.ask(it.here()))) {
      changesSince = now.minus(settings.changesEvery()); // Looks overlap: two clocks may differ.
    }
    return otherwise.size();
  }

  /** One agreement as it stands there, and as it stands here. */
  private record Both(Known there, Known here) {}

  /** What is due now, in words. Billing is asked only once it is time to ask what it wants. */
  Optional<String> underWay(Instant now) {
    if (!now.isBefore(nextChanges)) {
      return Optional.of(authority.marketplace() + " is to be asked what has changed");
    }
    return now.isBefore(nextQuestions) ? Optional.empty() : question(now);
  }

  private Optional<String> question(Instant now) {
    try {
      return first()
          .filter(it -> it.isDue(now))
          .map(it -> authority.marketplace() + " is to be asked about " + it.agreement().key());
    } catch (UnansweredException silent) {
      return Optional.of(String.valueOf(silent.getMessage()));
    }
  }

  /** When billing wants to know something next; empty if never, or if it does not say. */
  Optional<Instant> nextDue() {
    try {
      return first()
          .flatMap(it -> Optional.ofNullable(it.askAt()))
          .map(askAt -> askAt.isBefore(nextQuestions) ? nextQuestions : askAt);
    } catch (UnansweredException silent) {
      return Optional.empty();
    }
  }

  private Optional<Known> first() {
    return billing.questions(authority.marketplace(), 1, null).agreements().stream().findFirst();
  }
}
