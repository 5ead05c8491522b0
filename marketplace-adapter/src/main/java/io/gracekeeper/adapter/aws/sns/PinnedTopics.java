package io.gracekeeper.adapter.aws.sns;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gracekeeper.adapter.aws.AwsSettings;
import java.util.Set;

/**
 * The topics that are known to sign in version 2 (SHA-256). The version stands in the message and
 * is not signed, so that whoever could forge a SHA-1 signature would simply claim version 1.
 */
record PinnedTopics(Set<String> arns) {

  static final PinnedTopics NONE = new PinnedTopics(Set.of());

  /**
   * What an operator has pinned.
   *
   * @throws IllegalArgumentException if it is said both ways, or of a topic that is none of ours: a
   *     mistake here would pin nothing, without a word
   */
  static PinnedTopics in(AwsSettings settings) {
    var named = settings.versionTwoTopics();
    var allBut = settings.versionTwoForAllBut();
    if (named.isPresent() && allBut.isPresent()) {
      throw new IllegalArgumentException(
          "gracekeeper.aws.version-two-topics and .version-two-for-all-but exclude each other");
    }
    var ours = arns(settings.topics());
    var said = arns(named.or(() -> allBut).orElse(Set.of()));
    if (!ours.containsAll(said)) {
      throw new IllegalArgumentException(
          "gracekeeper.aws.version-two-…: not all of these are in gracekeeper.aws.topics: " + said);
    }
    return allBut.isPresent()
        ? new PinnedTopics(
            ours.stream().filter(arn -> !said.contains(arn)).collect(toUnmodifiableSet()))
        : new PinnedTopics(said);
  }

  private static Set<String> arns(Set<String> values) {
    return values.stream().map(value -> TopicArn.of(value).value()).collect(toUnmodifiableSet());
  }

  boolean forbid(SignatureVersion version, TopicArn topic) {
    return version == SignatureVersion.ONE && arns.contains(topic.value());
  }
}
