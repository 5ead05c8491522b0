package io.gracekeeper.adapter.aws.asking;

import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.notices.Notices;
import io.gracekeeper.adapter.reconciliation.Authority;
import io.gracekeeper.adapter.reconciliation.Known;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.DifferenceFound;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** AWS Marketplace, asked; its answers are kept among the notices. Every call blocks. */
@ApplicationScoped
class Aws implements Authority {

  private static final Logger LOG = Logger.getLogger(Aws.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<Question> questions;
  private final EntitlementQuestion entitlements;
  private final Searches searches;
  private final Notices notices;
  private final MeterRegistry metrics;
  private final Clock system;
  private final Clock business;

  @Inject
  Aws(
      AgreementQuestion agreements,
      EntitlementQuestion entitlements,
      NoQuestion none,
      Searches searches,
      Notices notices,
      MeterRegistry metrics,
      @SystemTime Clock system,
      @BusinessTime Clock business) {
    this.questions = List.of(agreements, entitlements, none);
    this.entitlements = entitlements;
    this.searches = searches;
    this.notices = notices;
    this.metrics = metrics;
    this.system = system;
    this.business = business;
  }

  @Override
  public Marketplace marketplace() {
    return Marketplace.AWS;
  }

  @Override
  public boolean ask(Known known) {
    return questions.stream()
        .filter(question -> question.fits(known.agreement()))
        .findFirst()
        .flatMap(question -> question.ask(known))
        .filter(this::keep)
        .isPresent();
  }

  /**
   * Reads again what an agreement entitles to, because a notice hinted that it changed.
   *
   * @return false if there is no answer now, or it could not be kept
   */
  boolean readEntitlements(AgreementNames agreement) {
    return entitlements.read(agreement).filter(this::keep).isPresent();
  }

  @Override
  public Optional<List<Known>> changedSince(Instant since) {
    var now = business.instant();
    return searches
        .changedSince(since)
        .map(found ->
            StreamSupport.stream(found.path(Searches.FOUND).spliterator(), false)
                .map(AgreementView::new)
                .flatMap(view -> view.known(now).stream())
                .toList());
  }

  private boolean keep(Testimony testimony) {
    var notice =
        new Notice(
            Testimony.SOURCE,
            testimony.question(),
            testimony.id(),
            system.instant(),
            testimony.bytes());
    try {
      notices.keep(notice).await().atMost(PATIENCE);
    } catch (RuntimeException notKept) {
      LOG.warnf("What AWS answered could not be kept why=%s", notKept);
      return false;
    }
    Evidence.of(testimony).difference().ifPresent(this::count);
    return true;
  }

  private void count(DifferenceFound difference) {
    metrics
        .counter(
            "gracekeeper.notices.missed",
            "believed",
            difference.believed().name(),
            "answered",
            difference.answered().name())
        .increment();
  }
}
