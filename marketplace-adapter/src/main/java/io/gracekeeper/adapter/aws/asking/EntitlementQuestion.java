package io.gracekeeper.adapter.aws.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gracekeeper.adapter.aws.AwsSettings;
import io.gracekeeper.adapter.aws.api.AwsApi;
import io.gracekeeper.adapter.aws.api.Operation;
import io.gracekeeper.adapter.aws.api.Reply.Answered;
import io.gracekeeper.adapter.reconciliation.Known;
import io.gracekeeper.events.AgreementNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Legacy contracts: AWS says what the buyer is entitled to, and after the end nothing. Which
 * listings are contracts their topics tell: only a contract has one for entitlements.
 *
 * @see <a href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-notification.html">
 *     which topics a listing has</a>
 */
@ApplicationScoped
class EntitlementQuestion implements Question {

  private static final Logger LOG = Logger.getLogger(EntitlementQuestion.class);
  private static final String QUESTION = Operation.GET_ENTITLEMENTS.label();
  private static final String TOPIC = ":aws-mp-entitlement-notification-";

  private final AwsApi aws;
  private final AwsSettings settings;

  @Inject
  EntitlementQuestion(AwsApi aws, AwsSettings settings) {
    this.aws = aws;
    this.settings = settings;
  }

  @Override
  public boolean fits(AgreementNames agreement) {
    var contract = TOPIC + agreement.listing();
    return agreement.agreement() == null
        && agreement.buyer() != null
        && settings.topics().stream().anyMatch(topic -> topic.endsWith(contract));
  }

  @Override
  public Optional<Testimony> ask(Known known) {
    return pages(known.agreement(), "CUSTOMER_IDENTIFIER")
        .map(said -> Testimony.about(known, QUESTION, said.id(), said.at(), said.pages()));
  }

  /** Reads what an agreement entitles to, which nobody compares with anything. */
  Optional<Testimony> read(AgreementNames agreement) {
    var buyerIs = agreement.agreement() == null ? "CUSTOMER_IDENTIFIER" : "CUSTOMER_AWS_ACCOUNT_ID";
    return pages(agreement, buyerIs)
        .map(said -> Testimony.read(agreement, QUESTION, said.id(), said.at(), said.pages()));
  }

  private record Said(String id, Instant at, List<JsonNode> pages) {}

  /** An empty page may have a next one, and the list may be absent. */
  private Optional<Said> pages(AgreementNames agreement, String buyerIs) {
    var pages = new ArrayList<JsonNode>();
    var asked = asked(agreement, buyerIs);
    while (true) {
      if (!(aws.ask(Operation.GET_ENTITLEMENTS, asked.toString()) instanceof Answered answered)) {
        LOG.warnf("AWS does not say what an agreement entitles to agreement=%s", agreement.key());
        return Optional.empty();
      }
      pages.add(answered.body());
      var next = answered.body().path("NextToken").asText("");
      if (next.isEmpty()) {
        return Optional.of(new Said(answered.requestId(), answered.at(), List.copyOf(pages)));
      }
      asked.put("NextToken", next);
    }
  }

  private static ObjectNode asked(AgreementNames agreement, String buyerIs) {
    var asked = JsonNodeFactory.instance.objectNode().put("ProductCode", agreement.listing());
    asked.putObject("Filter").putArray(buyerIs).add(agreement.buyer());
    return asked;
  }
}
