package io.gracekeeper.simulator.topics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gracekeeper.simulator.sns.SignatureVersion;
import java.net.URI;

/**
 * An endpoint that wants the messages of a topic; it gets them once it has confirmed.
 *
 * @param token what the endpoint has to show to confirm
 * @param version how messages to it are signed; with AWS that is an attribute of the topic
 */
public record Subscription(
    String topic,
    URI endpoint,
    boolean confirmed,
    @JsonIgnore String arn,
    @JsonIgnore String token,
    @JsonIgnore SignatureVersion version) {

  Subscription confirm() {
    return new Subscription(topic, endpoint, true, arn, token, version);
  }

  boolean isFor(String otherTopic, URI otherEndpoint) {
    return topic.equals(otherTopic) && endpoint.equals(otherEndpoint);
  }

  boolean isConfirmedBy(String otherTopic, String shownToken) {
    return topic.equals(otherTopic) && token.equals(shownToken);
  }
}
