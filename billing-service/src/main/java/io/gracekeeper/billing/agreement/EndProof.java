package io.gracekeeper.billing.agreement;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the end of an agreement is known well enough to delete what it paid for (D1). One notice
 * does not suffice. What cannot tell refuses.
 */
public final class EndProof {

  private EndProof() {}

  /**
   * What is lacking, in words; empty if the end is proven: by the marketplace's own answer since
   * the stop; where it was asked about this end and cannot say, by both of the signs that it sends;
   * or by an operator, who looked there.
   *
   * @param stoppedAt when what it paid for was seen stopped, in business time
   */
  public static Optional<String> lacking(AgreementFacts facts, Instant stoppedAt) {
    var end = facts.end();
    if (end == null || !facts.hasEnded()) {
      return Optional.of("nobody knows that it has ended");
    }
    if (isSince(facts.get(Fact.VOUCHED_ENDED), end.at())) {
      return Optional.empty();
    }
    if (facts.answered() != null) {
      return facts.isEndConfirmed() && isSince(facts.answered().told(), stoppedAt)
          ? Optional.empty()
          : Optional.of("the marketplace has not said so since it was stopped");
    }
    if (!isSince(facts.get(Fact.ASKED), end.at())) {
      return Optional.of("the marketplace was not asked about it yet");
    }
    return isSince(facts.get(Fact.PENDING), began(facts))
        ? Optional.empty()
        : Optional.of("the marketplace, asked, does not say, and sent one sign of its end only");
  }

  private static Instant began(AgreementFacts facts) {
    var started = facts.get(Fact.STARTED);
    return started == null ? Instant.MIN : started.at();
  }

  private static boolean isSince(@Nullable Dated told, Instant instant) {
    return told != null && !told.at().isBefore(instant);
  }
}
