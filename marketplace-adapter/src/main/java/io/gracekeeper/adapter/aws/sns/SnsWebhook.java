package io.gracekeeper.adapter.aws.sns;

import io.gracekeeper.adapter.aws.RequestBody;
import io.gracekeeper.adapter.aws.sns.SnsMessage.Notification;
import io.gracekeeper.adapter.aws.sns.SnsMessage.SubscriptionConfirmation;
import io.gracekeeper.adapter.aws.sns.SnsMessage.UnsubscribeConfirmation;
import io.gracekeeper.adapter.aws.sns.Verdict.Proven;
import io.gracekeeper.adapter.aws.sns.Verdict.Refused;
import io.gracekeeper.adapter.aws.sns.Verdict.Undecided;
import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.notices.Notices;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Takes what SNS sends and answers once it is dealt with: 200 and it is kept, 4xx and SNS does not
 * repeat it, 503 and it does. All of it on the event loop, so nothing here may block.
 *
 * <p>After it, the dialects translate what was kept.
 */
@Path("/aws/sns")
public class SnsWebhook {

  /** What SNS sent, among the notices. */
  public static final String SOURCE = "aws-sns";

  private static final Logger LOG = Logger.getLogger(SnsWebhook.class);

  private final Origin origin;
  private final Notices notices;
  private final Confirmations confirmations;
  private final Tally tally;
  private final Clock clock;

  @Inject
  SnsWebhook(
      Origin origin,
      Notices notices,
      Confirmations confirmations,
      Tally tally,
      @SystemTime Clock clock) {
    this.origin = origin;
    this.notices = notices;
    this.confirmations = confirmations;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Takes one message. SNS calls its JSON {@code text/plain}: no content type is asked for. It has
   * no token either: the signature proves it.
   */
  @POST
  @PermitAll
  public Uni<Response> receive(@Context HttpServerRequest request) {
    return RequestBody.of(request).chain(this::deal).invoke(tally::count).map(SnsWebhook::answer);
  }

  private Uni<Verdict> deal(RequestBody.Reading reading) {
    return switch (reading) {
      case RequestBody.Whole(var body) -> origin.of(body).chain(verdict -> deal(verdict, body));
      case RequestBody.Oversized() -> settled(new Refused(RefusalReason.OVERSIZED));
      case RequestBody.Late() ->
          settled(new Undecided(DeferralReason.BODY_LATE, DeferralReason.BODY_LATE.detail()));
    };
  }

  private Uni<Verdict> deal(Verdict verdict, byte[] body) {
    return verdict instanceof Proven proven ? deal(proven, body) : settled(verdict);
  }

  private Uni<Verdict> deal(Proven proven, byte[] body) {
    return switch (proven.message()) {
      case Notification _ -> keep(proven, body);
      case UnsubscribeConfirmation _ -> {
        LOG.warnf(
            "SNS says that this endpoint is unsubscribed topic=%s message=%s",
            proven.topic().value(), proven.message().head().id());
        yield keep(proven, body);
      }
      case SubscriptionConfirmation asked ->
          done(
              confirmations.confirm(proven.topic(), asked.token()),
              proven,
              DeferralReason.CONFIRMATION_FAILED);
    };
  }

  private Uni<Verdict> keep(Proven proven, byte[] body) {
    var head = proven.message().head();
    var notice = new Notice(SOURCE, head.topic(), head.id(), clock.instant(), body);
    return done(notices.keep(notice), proven, DeferralReason.BROKER_UNAVAILABLE);
  }

  private static Uni<Verdict> done(Uni<Void> deed, Proven proven, DeferralReason otherwise) {
    return deed.<Verdict>replaceWith(proven)
        .onFailure()
        .recoverWithItem(failed -> new Undecided(otherwise, failed.toString()));
  }

  private static Uni<Verdict> settled(Verdict verdict) {
    return Uni.createFrom().item(verdict);
  }

  private static Response answer(Verdict verdict) {
    return switch (verdict) {
      case Proven _ -> Response.ok().build();
      case Refused(var reason, var why) -> {
        LOG.infof("A message was refused reason=%s why=%s", reason.code(), why);
        yield Problem.of(reason, reason.detail()).asResponse();
      }
      case Undecided(var reason, var why) -> {
        LOG.warnf("A message was put off reason=%s why=%s", reason.code(), why);
        yield Problem.of(reason, reason.detail()).asResponse();
      }
    };
  }
}
