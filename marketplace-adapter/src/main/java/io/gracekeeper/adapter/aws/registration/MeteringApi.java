package io.gracekeeper.adapter.aws.registration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gracekeeper.adapter.aws.AwsHttp;
import io.gracekeeper.adapter.aws.SignedRequests;
import io.gracekeeper.adapter.aws.SignedRequests.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Asks AWS who a token's buyer is. Asked again, AWS answers the same until the token expires.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-metering_ResolveCustomer.html">
 *     ResolveCustomer</a>
 */
@ApplicationScoped
class MeteringApi {

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "application/x-amz-json-1.1",
          "X-Amz-Target", "AWSMPMeteringService.ResolveCustomer");

  private final AwsHttp aws;
  private final SignedRequests requests;
  private final RegistrationSettings settings;

  @Inject
  MeteringApi(AwsHttp aws, SignedRequests requests, RegistrationSettings settings) {
    this.aws = aws;
    this.requests = requests;
    this.settings = settings;
  }

  /** Blocks until AWS has answered, or has not in time. */
  Resolution resolve(String token) {
    var body = JsonNodeFactory.instance.objectNode().put("RegistrationToken", token).toString();
    var scope = new Scope("aws-marketplace", settings.region());
    try {
      var answer =
          aws.send(requests.post(settings.meteringEndpoint(), scope, HEADERS, body)).join();
      return Resolution.of(answer.statusCode(), answer.body());
    } catch (CompletionException | IllegalStateException silent) {
      return Resolution.unavailable(String.valueOf(silent));
    }
  }
}
