package io.gracekeeper.simulator.queues;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The SQS server and its queue. */
@ConfigMapping(prefix = "simulator.sqs")
public interface QueueSettings {

  /** Where the server listens, on 127.0.0.1; without it there is none. */
  Optional<Integer> port();

  /** The queue, which is made at the start. */
  @WithDefault("marketplace")
  String queue();

  /** For how long SQS hides what it has handed out, in system time and whole seconds. */
  @WithDefault("60s")
  Duration visibilityTimeout();
}
