package io.gracekeeper.simulator.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What AWS Marketplace says in a message, in its legacy dialect. It has neither an id nor a time of
 * its own: those are only in the envelope.
 *
 * @param action one of the constants, or whatever AWS may come up with
 * @param offer only with the two {@code subscribe-…} actions; null if the offer has none
 * @param freeTrial null to say nothing about it; AWS sends it as text, not as a boolean
 */
public record Notice(
    String action,
    String listing,
    String buyer,
    @Nullable String offer,
    @Nullable Boolean freeTrial) {

  public static final String SUBSCRIBE_SUCCESS = "subscribe-success";
  public static final String SUBSCRIBE_FAIL = "subscribe-fail";
  public static final String UNSUBSCRIBE_PENDING = "unsubscribe-pending";
  public static final String UNSUBSCRIBE_SUCCESS = "unsubscribe-success";
  public static final String ENTITLEMENT_UPDATED = "entitlement-updated";

  /** The AWS account that owns the topics of AWS Marketplace, as seen in real ARNs. */
  private static final String MARKETPLACE = "arn:aws:sns:us-east-1:287250355862:aws-mp-";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** A notice that says nothing of an offer. */
  public static Notice of(String action, String listing, String buyer) {
    return new Notice(action, listing, buyer, null, null);
  }

  /** The topic on which AWS Marketplace sends the {@code subscribe-…} notices of a listing. */
  public static String subscriptionTopic(String listing) {
    return MARKETPLACE + "subscription-notification-" + listing;
  }

  /** The topic on which AWS Marketplace sends {@code entitlement-updated} of a listing. */
  public static String entitlementTopic(String listing) {
    return MARKETPLACE + "entitlement-notification-" + listing;
  }

  /** The topic on which AWS Marketplace sends this notice. */
  public String topic() {
    return action.equals(ENTITLEMENT_UPDATED)
        ? entitlementTopic(listing)
        : subscriptionTopic(listing);
  }

  /** The text of the envelope's {@code Message}. */
  public String json() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("action", action);
    fields.put("customer-identifier", buyer);
    fields.put("product-code", listing);
    if (offer != null) {
      fields.put("offer-identifier", offer);
    }
    if (freeTrial != null) {
      fields.put("isFreeTrialTermPresent", freeTrial.toString());
    }
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A map of strings can be written as JSON.", impossible);
    }
  }
}
