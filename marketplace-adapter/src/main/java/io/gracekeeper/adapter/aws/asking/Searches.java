package io.gracekeeper.adapter.aws.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gracekeeper.adapter.aws.api.AwsApi;
import io.gracekeeper.adapter.aws.api.Operation;
import io.gracekeeper.adapter.aws.api.Reply.Answered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Searches among the agreements that we have proposed, page by page. */
@ApplicationScoped
class Searches {

  private static final Logger LOG = Logger.getLogger(Searches.class);
  private static final int PER_PAGE = 50;

  /** Where an answer has what was found. */
  static final String FOUND = "agreementViewSummaries";

  private final AwsApi aws;

  @Inject
  Searches(AwsApi aws) {
    this.aws = aws;
  }

  /** All of its line of renewals and replacements; empty if AWS does not say now. */
  Optional<JsonNode> lineOf(JsonNode agreement) {
    var first = agreement.path("initialAgreementId").asText(agreement.path("agreementId").asText());
    return all("InitialAgreementId", first);
  }

  /** All that changed since; empty if AWS does not say now. */
  Optional<JsonNode> changedSince(Instant since) {
    return all("AfterLastUpdateTime", since.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private Optional<JsonNode> all(String filter, String value) {
    var found = JsonNodeFactory.instance.arrayNode();
    var asked = asked(filter, value);
    while (true) {
      if (!(aws.ask(Operation.SEARCH_AGREEMENTS, asked.toString()) instanceof Answered answered)) {
        LOG.warnf("AWS does not say which agreements there are filter=%s", filter);
        return Optional.empty();
      }
      answered.body().path(FOUND).forEach(found::add);
      var next = answered.body().path("nextToken").asText("");
      if (next.isEmpty()) {
        return Optional.of(JsonNodeFactory.instance.objectNode().set(FOUND, found));
      }
      asked.put("nextToken", next);
    }
  }

  private static ObjectNode asked(String filter, String value) {
    var asked = JsonNodeFactory.instance.objectNode();
    asked.put("catalog", "AWSMarketplace").put("maxResults", PER_PAGE);
    var filters = asked.putArray("filters");
    filters.addObject().put("name", "PartyType").putArray("values").add("Proposer");
    filters.addObject().put("name", "AgreementType").putArray("values").add("PurchaseAgreement");
    filters.addObject().put("name", filter).putArray("values").add(value);
    return asked;
  }
}
