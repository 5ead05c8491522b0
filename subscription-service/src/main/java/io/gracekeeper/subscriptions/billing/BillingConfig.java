package io.gracekeeper.subscriptions.billing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where billing-service is. */
@ConfigMapping(prefix = "gracekeeper.billing")
interface BillingConfig {

  URI url();

  /** An answer that takes longer is silence. */
  @WithDefault("PT5S")
  Duration timeout();
}
