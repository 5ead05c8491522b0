package io.gracekeeper.adapter.aws.sns;

import io.gracekeeper.adapter.aws.AwsSettings;
import io.gracekeeper.adapter.aws.certificates.Certificates;
import io.gracekeeper.adapter.aws.certificates.Finding;
import io.gracekeeper.adapter.aws.certificates.SigningCertificate;
import io.gracekeeper.adapter.aws.sns.Verdict.Proven;
import io.gracekeeper.adapter.aws.sns.Verdict.Refused;
import io.gracekeeper.adapter.aws.sns.Verdict.Undecided;
import io.gracekeeper.clock.SystemTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Decides whether SNS sent a body on a topic of ours (E1). */
@ApplicationScoped
class Origin {

  private final Screening screening;
  private final Certificates certificates;
  private final Clock clock;

  @Inject
  Origin(AwsSettings settings, Certificates certificates, @SystemTime Clock clock) {
    this.screening = new Screening(settings.topics(), PinnedTopics.in(settings));
    this.certificates = certificates;
    this.clock = clock;
  }

  Uni<Verdict> of(byte[] body) {
    return switch (screening.screen(body)) {
      case Refused refused -> Uni.createFrom().item(refused);
      case Claim claim ->
          Uni.createFrom()
              .completionStage(() -> certificates.find(claim.address()))
              .map(finding -> verdict(claim, finding));
    };
  }

  private Verdict verdict(Claim claim, Finding finding) {
    return switch (finding) {
      case Finding.Proven(var certificate) -> verdict(claim, certificate);
      case Finding.Rejected(var why) -> new Refused(RefusalReason.UNTRUSTED_CERTIFICATE, why);
      case Finding.Unavailable(var why) ->
          new Undecided(DeferralReason.CERTIFICATE_UNAVAILABLE, why);
    };
  }

  private Verdict verdict(Claim claim, SigningCertificate certificate) {
    if (!certificate.isValidAt(clock.instant())) {
      return new Refused(RefusalReason.UNTRUSTED_CERTIFICATE, "It is not valid at this time.");
    }
    return claim.isSignedBy(certificate)
        ? new Proven(claim.message(), claim.topic())
        : new Refused(RefusalReason.FORGED_SIGNATURE);
  }
}
