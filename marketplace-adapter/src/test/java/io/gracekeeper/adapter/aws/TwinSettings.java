package io.gracekeeper.adapter.aws;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;

/** What an operator says who trusts a twin, for tests without a running adapter. */
public final class TwinSettings {

  private TwinSettings() {}

  /** The twin stands for SNS, and the roots in this file vouch for it. */
  public static AwsSettings trusting(SnsTwin sns, Path roots) {
    return with(
        Map.of(
            "gracekeeper.aws.topics",
            SnsTwinResource.TOPIC,
            "gracekeeper.aws.sns-endpoint",
            sns.endpoint().toString(),
            "gracekeeper.aws.trust-anchors",
            roots.toString()));
  }

  /** These, as they would stand in the configuration. */
  public static AwsSettings with(Map<String, String> said) {
    return new SmallRyeConfigBuilder()
        .withMapping(AwsSettings.class)
        .withDefaultValues(said)
        .build()
        .getConfigMapping(AwsSettings.class);
  }
}
