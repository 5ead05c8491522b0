package io.gracekeeper.adapter.aws.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator says about queues. */
@ConfigMapping(prefix = "gracekeeper.aws.queue")
public interface QueueSettings {

  /** The addresses of the queues to poll, as SQS names them; without any, none is. */
  Optional<List<String>> urls();

  /** Where the queues are: the topics and the bus of AWS Marketplace are nowhere else. */
  @WithDefault("us-east-1")
  String region();

  /** Who is asked instead of Amazon's own host: a gateway, or a twin. */
  Optional<URI> endpoint();

  /** How long SQS holds a question while there is nothing to say; 20 s is the most that it does. */
  @WithDefault("PT20S")
  Duration patience();
}
