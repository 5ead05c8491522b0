package io.gracekeeper.adapter.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.inquiry.Inquiry;
import io.gracekeeper.inquiry.Inquiry.Outcome.Answer;
import io.gracekeeper.inquiry.Inquiry.Outcome.Silence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What billing knows of agreements. Every call blocks. */
@ApplicationScoped
class Billing {

  private static final String MARKETPLACES = "marketplaces";

  private final Inquiry inquiry;
  private final ObjectMapper json;

  @Inject
  Billing(Inquiry inquiry, ObjectMapper json) {
    this.inquiry = inquiry;
    this.json = json;
  }

  /**
   * Agreements that the marketplace is to be asked about, the soonest first.
   *
   * @param next where the next page begins; null if this is the last
   */
  record Questions(List<Known> agreements, @Nullable String next) {}

  /**
   * A page of them.
   *
   * @throws UnansweredException if billing does not say
   */
  Questions questions(Marketplace marketplace, int atMost, @Nullable String after) {
    var query = new HashMap<>(Map.of("limit", String.valueOf(atMost)));
    if (after != null) {
      query.put("after", after);
    }
    var outcome =
        inquiry.ask(HttpRequest.Builder::GET, query, MARKETPLACES, marketplace.name(), "questions");
    return read(Questions.class, outcome);
  }

  /**
   * One, as billing knows it.
   *
   * @throws UnansweredException if billing does not say
   */
  Known known(Known told) {
    var id = told.agreement().agreement();
    if (id == null) {
      return Known.unheardOf(told.agreement());
    }
    var outcome =
        inquiry.ask(
            HttpRequest.Builder::GET,
            MARKETPLACES,
            told.agreement().marketplace().name(),
            "agreements",
            id);
    return outcome instanceof Answer(var status, _) && status == 404
        ? Known.unheardOf(told.agreement())
        : read(Known.class, outcome);
  }

  private <T> T read(Class<T> type, Inquiry.Outcome outcome) {
    return switch (outcome) {
      case Silence(var why) -> throw new UnansweredException(why);
      case Answer(var status, _) when status != 200 ->
          throw new UnansweredException("it answered " + status);
      case Answer(_, var body) -> read(type, body);
    };
  }

  private <T> T read(Class<T> type, String body) {
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException unreadable) {
      throw new UnansweredException("its answer cannot be read");
    }
  }

  /** Billing does not say. */
  static final class UnansweredException extends RuntimeException {

    UnansweredException(String why) {
      super("Billing does not say: " + why, null, false, false);
    }
  }
}
