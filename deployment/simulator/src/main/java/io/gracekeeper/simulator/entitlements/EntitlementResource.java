package io.gracekeeper.simulator.entitlements;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.apis.Api;
import io.gracekeeper.simulator.apis.ApiFaults;
import io.gracekeeper.simulator.apis.AwsDoor;
import io.gracekeeper.simulator.apis.AwsDoor.Call;
import io.gracekeeper.simulator.apis.AwsErrorException;
import io.gracekeeper.simulator.apis.Page;
import io.gracekeeper.simulator.apis.RateLimit;
import io.gracekeeper.simulator.listings.Listings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AWS Marketplace's entitlement API: what a buyer's contract holds at the moment.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-entitlements_GetEntitlements.html">
 *     its reference</a>
 */
@Path("/aws/entitlement")
@Consumes(Api.JSON_1_1)
class EntitlementResource {

  /**
   * Calls per second and account.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/entitlement-service-quotas.html">
   *     the quotas</a>
   */
  private static final int QUOTA = 20;

  private static final int PAGE = 25;

  private final AwsDoor door;
  private final Entitlements entitlements;
  private final Listings listings;
  private final ApiFaults faults;
  private final RateLimit limit;

  EntitlementResource(
      AwsDoor door,
      Entitlements entitlements,
      Listings listings,
      ApiFaults faults,
      @SystemTime Clock clock) {
    this.door = door;
    this.entitlements = entitlements;
    this.listings = listings;
    this.faults = faults;
    this.limit = new RateLimit(QUOTA, clock);
  }

  @POST
  public Response call(
      @HeaderParam("X-Amz-Target") @Nullable String target,
      @HeaderParam("Authorization") @Nullable String authorization,
      String body) {
    return door.answer(
        new Call(Api.ENTITLEMENT, target, authorization, body),
        Map.of("AWSMPEntitlementService.GetEntitlements", this::entitlements));
  }

  private Map<String, Object> entitlements(JsonNode asked) {
    if (!limit.allows()) {
      throw AwsErrorException.throttled();
    }
    try {
      var listing = listings.named(asked.path("ProductCode").asText());
      var all = entitlements.of(listing, EntitlementFilter.of(asked.path("Filter")));
      return answer(all.isEmpty() ? new Page<>(all, null) : page(all, asked));
    } catch (IllegalArgumentException | Refusal wrong) {
      throw AwsErrorException.refused(
          "InvalidParameterException", String.valueOf(wrong.getMessage()));
    }
  }

  private Page<Map<String, ?>> page(List<Map<String, ?>> all, JsonNode asked) {
    var size = asked.path("MaxResults").asInt(PAGE);
    if (size < 1) {
      throw new IllegalArgumentException("MaxResults must be at least 1.");
    }
    var token = asked.hasNonNull("NextToken") ? asked.get("NextToken").asText() : null;
    return token == null && faults.hasEmptyPages()
        ? Page.empty()
        : Page.of(all, token, Math.min(size, PAGE));
  }

  /** Where there is nothing, AWS leaves the key out. */
  private static Map<String, Object> answer(Page<Map<String, ?>> page) {
    var answer = new LinkedHashMap<String, Object>();
    if (!page.items().isEmpty()) {
      answer.put("Entitlements", page.items());
    }
    if (page.next() != null) {
      answer.put("NextToken", page.next());
    }
    return answer;
  }
}
