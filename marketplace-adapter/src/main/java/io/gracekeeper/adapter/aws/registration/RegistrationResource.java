package io.gracekeeper.adapter.aws.registration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gracekeeper.adapter.aws.api.AwsApi;
import io.gracekeeper.adapter.aws.api.Operation;
import io.gracekeeper.adapter.aws.registration.Resolution.Resolved;
import io.gracekeeper.adapter.aws.registration.Resolution.Unresolved;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.RegistrationId;
import io.gracekeeper.problem.Problem;
import io.gracekeeper.ticket.Tickets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where AWS's "Set up your account" leads (C3): anybody may come, and AWS's token proves who it is.
 * The buyer is answered once what AWS said of the token is durable; billing goes on from there.
 */
@Path("/aws/registrations")
@RunOnVirtualThread
public class RegistrationResource {

  private static final Logger LOG = Logger.getLogger(RegistrationResource.class);

  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

  /** In which a refusal can be told; the first, where the caller likes them alike. */
  private static final List<Variant> FORMS =
      Variant.mediaTypes(MediaType.valueOf(Problem.MEDIA_TYPE), HTML).build();

  private final AwsApi aws;
  private final Registrations registrations;
  private final Tickets tickets;
  private final RegistrationSettings settings;

  @Inject
  RegistrationResource(
      AwsApi aws, Registrations registrations, Tickets tickets, RegistrationSettings settings) {
    this.aws = aws;
    this.registrations = registrations;
    this.tickets = tickets;
    this.settings = settings;
  }

  /**
   * Sends the buyer on with a ticket.
   *
   * @param offerType {@code free-trial}, or absent
   * @see <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-product-customer-setup.html">
   *     the buyer's form</a>
   */
  @POST
  @PermitAll
  public Response register(
      @FormParam("x-amzn-marketplace-token") @Nullable String token,
      @FormParam("x-amzn-marketplace-offer-type") @Nullable String offerType,
      @Context Request request) {
    if (token == null || token.isBlank()) {
      return refused(request, RegistrationReason.TOKEN_MISSING, "The form has no token.");
    }
    return switch (resolved(token)) {
      case Resolved resolved -> register(request, token, resolved, "free-trial".equals(offerType));
      case Unresolved(var reason, var why) -> refused(request, reason, why);
    };
  }

  private Resolution resolved(String token) {
    var body = JsonNodeFactory.instance.objectNode().put("RegistrationToken", token).toString();
    return Resolution.of(aws.ask(Operation.RESOLVE_CUSTOMER, body));
  }

  private Response register(Request request, String token, Resolved resolved, boolean freeTrial) {
    var registration = RegistrationId.ofToken(Marketplace.AWS, token);
    try {
      registrations.publish(
          new BuyerRegistered(resolved.agreement(), registration, resolved.account(), freeTrial));
    } catch (RuntimeException unpublished) {
      return refused(request, RegistrationReason.BROKER_UNAVAILABLE, String.valueOf(unpublished));
    }
    return sentOn(registration);
  }

  /** 303: the form must not be sent again. What comes after must not learn the ticket by chance. */
  private Response sentOn(RegistrationId registration) {
    var target =
        UriBuilder.fromUri(settings.target())
            .queryParam("ticket", tickets.issue(registration))
            .build();
    return unkept(Response.seeOther(target)).build();
  }

  /** A program is told in JSON; whoever would rather read HTML is a person with a browser. */
  private static Response refused(Request request, RegistrationReason reason, String why) {
    LOG.infof("A buyer could not be sent on reason=%s why=%s", reason.code(), why);
    var form = request.selectVariant(FORMS);
    var answer =
        form != null && form.getMediaType().isCompatible(HTML)
            ? Response.status(reason.status()).type(HTML).entity(RefusalPage.of(reason))
            : Response.fromResponse(Problem.of(reason, reason.detail()).asResponse());
    return unkept(answer).build();
  }

  private static ResponseBuilder unkept(ResponseBuilder answer) {
    return answer
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer");
  }
}
