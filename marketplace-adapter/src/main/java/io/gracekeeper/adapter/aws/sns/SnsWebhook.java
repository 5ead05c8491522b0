package io.gracekeeper.adapter.aws.sns;

import io.gracekeeper.adapter.aws.RequestBody;
import io.gracekeeper.adapter.aws.sns.Verdict.Proven;
import io.gracekeeper.adapter.aws.sns.Verdict.Refused;
import io.gracekeeper.adapter.aws.sns.Verdict.Undecided;
import io.gracekeeper.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/**
 * Takes what SNS sends and answers once it is dealt with: 200 and it is kept, 4xx and SNS does not
 * repeat it, 503 and it does. All of it on the event loop, so nothing here may block.
 */
@Path("/aws/sns")
public class SnsWebhook {

  private static final Logger LOG = Logger.getLogger(SnsWebhook.class);

  private final SnsAdmission admission;
  private final Tally tally;

  @Inject
  SnsWebhook(SnsAdmission admission, Tally tally) {
    this.admission = admission;
    this.tally = tally;
  }

  /**
   * Takes one message. SNS calls its JSON {@code text/plain}: no content type is asked for. It has
   * no token either: the signature proves it.
   */
  @POST
  @PermitAll
  public Uni<Response> receive(@Context HttpServerRequest request) {
    return RequestBody.of(request).chain(this::deal).map(SnsWebhook::answer);
  }

  private Uni<Verdict> deal(RequestBody.Reading reading) {
    return switch (reading) {
      case RequestBody.Whole(var body) -> admission.admit(body);
      case RequestBody.Oversized() -> counted(new Refused(RefusalReason.OVERSIZED));
      case RequestBody.Late() ->
          counted(new Undecided(DeferralReason.BODY_LATE, DeferralReason.BODY_LATE.detail()));
    };
  }

  private Uni<Verdict> counted(Verdict verdict) {
    tally.count(verdict);
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
