package io.gracekeeper.simulator.inquiries;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.simulator.agreements.Agreement;
import io.gracekeeper.simulator.agreements.Agreements;
import io.gracekeeper.simulator.apis.Api;
import io.gracekeeper.simulator.apis.AwsDoor;
import io.gracekeeper.simulator.apis.AwsDoor.Call;
import io.gracekeeper.simulator.apis.AwsErrorException;
import io.gracekeeper.simulator.apis.Page;
import io.gracekeeper.simulator.bus.Seller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AWS Marketplace's agreement API, as far as a seller asks it how its agreements stand.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_Operations_AWS_Marketplace_Agreement_Service.html">
 *     its reference</a>
 */
@Path("/aws/agreement")
@Consumes(Api.JSON_1_0)
class AgreementResource {

  private static final String SERVICE = "AWSMPCommerceService_v20200301.";
  private static final int PAGE = 50;

  private final AwsDoor door;
  private final Agreements agreements;
  private final Seller seller;

  AgreementResource(AwsDoor door, Agreements agreements, Seller seller) {
    this.door = door;
    this.agreements = agreements;
    this.seller = seller;
  }

  @POST
  public Response call(
      @HeaderParam("X-Amz-Target") @Nullable String target,
      @HeaderParam("Authorization") @Nullable String authorization,
      String body) {
    return door.answer(
        new Call(Api.AGREEMENT, target, authorization, body),
        Map.of(
            SERVICE + "DescribeAgreement",
            this::describe,
            SERVICE + "SearchAgreements",
            this::search));
  }

  private Map<String, ?> describe(JsonNode asked) {
    var id = asked.path("agreementId").asText();
    if (id.isEmpty()) {
      throw AwsErrorException.refused("ValidationException", "agreementId is missing.");
    }
    return agreements
        .find(id)
        .map(this::view)
        .orElseThrow(() ->
            AwsErrorException.refused(
                "ResourceNotFoundException", "There is no agreement " + id + "."));
  }

  private Map<String, ?> search(JsonNode asked) {
    try {
      var search = AgreementSearch.of(asked, seller);
      var found = agreements.all().stream().filter(search::finds).map(this::view).toList();
      return answer(page(found, asked));
    } catch (IllegalArgumentException wrong) {
      throw AwsErrorException.refused("ValidationException", String.valueOf(wrong.getMessage()));
    }
  }

  private static <T> Page<T> page(List<T> found, JsonNode asked) {
    var size = asked.path("maxResults").asInt(PAGE);
    if (size < 1 || size > PAGE) {
      throw new IllegalArgumentException("maxResults must lie between 1 and " + PAGE + ".");
    }
    var token = asked.hasNonNull("nextToken") ? asked.get("nextToken").asText() : null;
    return Page.of(found, token, size);
  }

  private static Map<String, ?> answer(Page<?> page) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("agreementViewSummaries", page.items());
    if (page.next() != null) {
      answer.put("nextToken", page.next());
    }
    return answer;
  }

  private Map<String, ?> view(Agreement agreement) {
    var contract = agreement.contract();
    var terms = contract.terms();
    var view = new LinkedHashMap<String, Object>();
    view.put("agreementId", contract.id());
    view.put("agreementType", AgreementSearch.PURCHASE);
    view.put("acceptor", Map.of("accountId", contract.buyer()));
    view.put("proposer", Map.of("accountId", seller.account()));
    view.put("acceptanceTime", contract.acceptedAt().getEpochSecond());
    view.put("startTime", terms.startsAt().getEpochSecond());
    if (terms.endsAt() != null) {
      view.put("endTime", terms.endsAt().getEpochSecond());
    }
    view.put("status", agreement.status());
    view.put("initialAgreementId", contract.initialId());
    var product = Map.of("id", contract.listing().productId(), "type", "SaaSProduct");
    view.put("proposalSummary", Map.of("offerId", terms.offer(), "resources", List.of(product)));
    return view;
  }
}
