package io.gracekeeper.adapter.aws.eventbridge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What an operator says about EventBridge. */
@ConfigMapping(prefix = "gracekeeper.aws.eventbridge")
public interface EventBridgeSettings {

  /**
   * What the connection of the API destination sends as its key, at least 32 characters. Two are
   * good at once, so that one can be changed without a gap. Without any, whatever comes is refused.
   */
  Optional<List<String>> secrets();

  /** The header in which it comes: what the connection calls the name of its key. */
  @WithDefault("X-Gracekeeper-Secret")
  String header();

  /** The seller's AWS account; if given, events of another account's bus are refused. */
  Optional<String> account();
}
