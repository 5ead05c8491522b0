package io.gracekeeper.adapter.aws.asking;

import io.gracekeeper.adapter.reconciliation.Known;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AgreementNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * The rest: legacy pay-as-you-go, and licences of which no notice has told whose they are. AWS has
 * no question for them, and that is an answer, which leaves everything as it is.
 */
@ApplicationScoped
class NoQuestion implements Question {

  private final Clock clock;

  @Inject
  NoQuestion(@BusinessTime Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean fits(AgreementNames agreement) {
    return true;
  }

  @Override
  public Optional<Testimony> ask(Known known) {
    return Optional.of(Testimony.none(known, clock.instant()));
  }
}
