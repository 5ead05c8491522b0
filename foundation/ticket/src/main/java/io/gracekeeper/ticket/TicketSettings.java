package io.gracekeeper.ticket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator says about tickets. */
@ConfigMapping(prefix = "gracekeeper.ticket")
interface TicketSettings {

  /**
   * Known to marketplace-adapter and billing-service alone, at least 32 bytes. Required: without it
   * nothing starts.
   */
  String secret();

  /** How long a ticket is good. */
  @WithDefault("PT1H")
  Duration validFor();
}
