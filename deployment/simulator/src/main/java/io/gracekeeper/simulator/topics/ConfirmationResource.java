package io.gracekeeper.simulator.topics;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The only action of SNS's own API that is played: {@code ConfirmSubscription}, by query or form.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html">its
 *     reference</a>
 */
@Path("/")
@Produces(MediaType.TEXT_XML)
class ConfirmationResource {

  /** Its signature cannot be proven here, because the twin knows no credentials; its scope can. */
  private static final String SIGNED_FOR_SNS =
      "AWS4-HMAC-SHA256 Credential=[^/,\\s]+/\\d{8}/us-east-1/sns/aws4_request,\\s*"
          + "SignedHeaders=[^,\\s]+,\\s*Signature=[0-9a-f]{64}";

  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private final Subscriptions subscriptions;

  ConfirmationResource(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @GET
  public Response byQuery(
      @Context UriInfo address, @HeaderParam("Authorization") @Nullable String authorization) {
    return answer(address.getQueryParameters(), authorization);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response byForm(
      MultivaluedMap<String, String> form,
      @Context UriInfo address,
      @HeaderParam("Authorization") @Nullable String authorization) {
    return answer(form.isEmpty() ? address.getQueryParameters() : form, authorization);
  }

  private Response answer(MultivaluedMap<String, String> asked, @Nullable String authorization) {
    if (!"ConfirmSubscription".equals(asked.getFirst("Action"))) {
      return error(400, "InvalidAction", "Only ConfirmSubscription is known here.");
    }
    if (authorization == null) {
      return error(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
    if (!authorization.matches(SIGNED_FOR_SNS)) {
      return error(
          403,
          "SignatureDoesNotMatch",
          "Credential should be scoped to us-east-1/sns/aws4_request.");
    }
    var topic = asked.getFirst("TopicArn");
    var token = asked.getFirst("Token");
    if (topic == null || token == null) {
      return error(400, "InvalidParameter", "Invalid parameter: TopicArn and Token are needed");
    }
    return subscriptions
        .confirm(topic, token)
        .map(ConfirmationResource::confirmed)
        .orElseGet(() -> error(400, "InvalidParameter", "Invalid parameter: Token"));
  }

  private static Response confirmed(Subscription subscription) {
    var body =
        """
        <ConfirmSubscriptionResponse xmlns="%s">
          <ConfirmSubscriptionResult>
            <SubscriptionArn>%s</SubscriptionArn>
          </ConfirmSubscriptionResult>
          <ResponseMetadata>
            <RequestId>%s</RequestId>
          </ResponseMetadata>
        </ConfirmSubscriptionResponse>
        """
            .formatted(NAMESPACE, subscription.arn(), UUID.randomUUID());
    return Response.ok(body).build();
  }

  private static Response error(int status, String code, String message) {
    var body =
        """
        <ErrorResponse xmlns="%s">
          <Error>
            <Type>Sender</Type>
            <Code>%s</Code>
            <Message>%s</Message>
          </Error>
          <RequestId>%s</RequestId>
        </ErrorResponse>
        """
            .formatted(NAMESPACE, code, message, UUID.randomUUID());
    return Response.status(status).entity(body).build();
  }
}
