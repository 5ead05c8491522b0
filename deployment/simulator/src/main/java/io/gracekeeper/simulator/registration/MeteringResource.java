package io.gracekeeper.simulator.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.simulator.apis.Api;
import io.gracekeeper.simulator.apis.AwsDoor;
import io.gracekeeper.simulator.apis.AwsDoor.Call;
import io.gracekeeper.simulator.apis.AwsErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only action of AWS Marketplace's metering API that is played: {@code ResolveCustomer}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-metering_ResolveCustomer.html">
 *     its reference</a>
 */
@Path("/aws/metering")
@Consumes(Api.JSON_1_1)
class MeteringResource {

  private final AwsDoor door;
  private final RegistrationTokens tokens;

  MeteringResource(AwsDoor door, RegistrationTokens tokens) {
    this.door = door;
    this.tokens = tokens;
  }

  @POST
  public Response call(
      @HeaderParam("X-Amz-Target") @Nullable String target,
      @HeaderParam("Authorization") @Nullable String authorization,
      String body) {
    return door.answer(
        new Call(Api.METERING, target, authorization, body),
        Map.of("AWSMPMeteringService.ResolveCustomer", this::resolve));
  }

  private Map<String, String> resolve(JsonNode asked) {
    var found =
        tokens
            .find(asked.path("RegistrationToken").asText())
            .orElseThrow(() ->
                AwsErrorException.refused(
                    "InvalidTokenException", "Registration token is invalid."));
    if (tokens.hasExpired(found)) {
      throw AwsErrorException.refused(
          "ExpiredTokenException", "The submitted registration token has expired.");
    }
    return resolved(found.registrant());
  }

  private static Map<String, String> resolved(Registrant registrant) {
    var answer = new LinkedHashMap<String, String>();
    answer.put("CustomerIdentifier", registrant.customer());
    answer.put("CustomerAWSAccountId", registrant.account());
    answer.put("ProductCode", registrant.productCode());
    if (registrant.licenseArn() != null) {
      answer.put("LicenseArn", registrant.licenseArn());
    }
    return answer;
  }
}
