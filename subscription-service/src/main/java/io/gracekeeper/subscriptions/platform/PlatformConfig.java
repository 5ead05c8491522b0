package io.gracekeeper.subscriptions.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The vendor's control plane. */
@ConfigMapping(prefix = "gracekeeper.platform")
interface PlatformConfig {

  /** Where commands are posted. */
  URI url();

  /** Its name in policies and in what people read. */
  @WithDefault("control-plane")
  String name();

  /** The shared secret of Standard Webhooks, {@code whsec_} and base64. */
  String secret();

  /** A command that takes longer is taken as unanswered. */
  @WithDefault("PT5S")
  Duration timeout();
}
