package io.gracekeeper.simulator.purchases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only action of AWS Marketplace's metering API that is played: {@code ResolveCustomer}, in AWS
 * JSON 1.1.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-metering_ResolveCustomer.html">
 *     its reference</a>
 */
@Path("/aws/metering")
@Consumes(MeteringResource.AWS_JSON)
@Produces(MeteringResource.AWS_JSON)
class MeteringResource {

  static final String AWS_JSON = "application/x-amz-json-1.1";

  private static final String ACTION = "AWSMPMeteringService.ResolveCustomer";

  /** Its signature cannot be proven here, because the twin knows no credentials; its scope can. */
  private static final String SIGNED_FOR_THIS =
      "AWS4-HMAC-SHA256 Credential=[^/,\\s]+/\\d{8}/us-east-1/aws-marketplace/aws4_request,\\s*"
          + "SignedHeaders=[^,\\s]+,\\s*Signature=[0-9a-f]{64}";

  /** Every buyer of the twin has the same AWS account. */
  private static final String BUYERS_ACCOUNT = "111122223333";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistrationTokens tokens;

  MeteringResource(RegistrationTokens tokens) {
    this.tokens = tokens;
  }

  @POST
  public Response call(
      @HeaderParam("X-Amz-Target") @Nullable String target,
      @HeaderParam("Authorization") @Nullable String authorization,
      String body)
      throws IOException {
    if (!ACTION.equals(target)) {
      return error("UnknownOperationException", "Only ResolveCustomer is known here.");
    }
    if (authorization == null || !authorization.matches(SIGNED_FOR_THIS)) {
      return error("InvalidSignatureException", "It should be signed for aws-marketplace.");
    }
    return resolve(JSON.readTree(body).path("RegistrationToken"));
  }

  private Response resolve(JsonNode token) throws IOException {
    var found = tokens.find(token.asText()).orElse(null);
    if (found == null) {
      return error("InvalidTokenException", "Registration token is invalid.");
    }
    return tokens.hasExpired(found)
        ? error("ExpiredTokenException", "The submitted registration token has expired.")
        : resolved(found.purchase());
  }

  private static Response resolved(Purchase purchase) throws IOException {
    var answer =
        Map.of(
            "CustomerIdentifier", purchase.buyer(),
            "CustomerAWSAccountId", BUYERS_ACCOUNT,
            "ProductCode", purchase.listing());
    return Response.ok(JSON.writeValueAsString(answer)).build();
  }

  private static Response error(String type, String message) throws IOException {
    var answer = Map.of("__type", type, "message", message);
    return Response.status(400).entity(JSON.writeValueAsString(answer)).build();
  }
}
