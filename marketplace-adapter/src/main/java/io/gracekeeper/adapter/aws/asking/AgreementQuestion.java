package io.gracekeeper.adapter.aws.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gracekeeper.adapter.aws.api.AwsApi;
import io.gracekeeper.adapter.aws.api.Operation;
import io.gracekeeper.adapter.aws.api.Reply;
import io.gracekeeper.adapter.aws.api.Reply.Answered;
import io.gracekeeper.adapter.aws.api.Reply.Refused;
import io.gracekeeper.adapter.reconciliation.Known;
import io.gracekeeper.events.AgreementNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Concurrent agreements: AWS says how one stands, by its id, for ever. Where one goes on in
 * another, the search for its whole line is asked too, because the answer does not name that one.
 */
@ApplicationScoped
class AgreementQuestion implements Question {

  private static final Logger LOG = Logger.getLogger(AgreementQuestion.class);

  /** It is none of ours, or its id is no id: that is an answer, and leaves it open. */
  private static final Set<String> NONE_OF_OURS =
      Set.of("ResourceNotFoundException", "ValidationException");

  private final AwsApi aws;
  private final Searches searches;

  @Inject
  AgreementQuestion(AwsApi aws, Searches searches) {
    this.aws = aws;
    this.searches = searches;
  }

  @Override
  public boolean fits(AgreementNames agreement) {
    return agreement.agreement() != null;
  }

  @Override
  public Optional<Testimony> ask(Known known) {
    var asked =
        JsonNodeFactory.instance.objectNode().put("agreementId", known.agreement().agreement());
    return switch (aws.ask(Operation.DESCRIBE_AGREEMENT, asked.toString())) {
      case Answered(var id, var at, var body) when goesOn(body) ->
          searches.lineOf(body).map(line -> testimony(known, id, at, List.of(body, line)));
      case Answered(var id, var at, var body) ->
          Optional.of(testimony(known, id, at, List.of(body)));
      case Refused(var id, var at, var error, _) when NONE_OF_OURS.contains(error) ->
          Optional.of(testimony(known, id, at, List.of(refusal(error))));
      case Refused refused -> silent(known, refused);
      case Reply silent -> silent(known, silent);
    };
  }

  private static boolean goesOn(JsonNode agreement) {
    return Set.of("RENEWED", "REPLACED").contains(agreement.path("status").asText());
  }

  private static JsonNode refusal(String error) {
    return JsonNodeFactory.instance.objectNode().put("__type", error);
  }

  private static Testimony testimony(Known known, String id, Instant at, List<JsonNode> said) {
    return Testimony.about(known, Operation.DESCRIBE_AGREEMENT.label(), id, at, said);
  }

  private static Optional<Testimony> silent(Known known, Reply why) {
    LOG.warnf(
        "AWS does not say how an agreement stands agreement=%s why=%s",
        known.agreement().key(), why);
    return Optional.empty();
  }
}
