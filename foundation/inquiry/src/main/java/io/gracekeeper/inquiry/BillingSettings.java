package io.gracekeeper.inquiry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where billing-service is, and how we get a token for it. */
@ConfigMapping(prefix = "gracekeeper.billing")
interface BillingSettings {

  URI url();

  /** Where, below the issuer, services get their tokens. */
  String tokenPath();

  /** Our secret at the issuer. */
  String clientSecret();

  /** An answer that takes longer is silence. */
  @WithDefault("PT5S")
  Duration timeout();
}
