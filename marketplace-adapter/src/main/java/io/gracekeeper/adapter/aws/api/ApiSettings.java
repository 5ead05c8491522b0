package io.gracekeeper.adapter.aws.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.Map;

/** Where AWS's APIs are: at Amazon's own hosts, at a gateway that stands for them, or at a twin. */
@ConfigMapping(prefix = "gracekeeper.aws.api")
interface ApiSettings {

  /** The region that calls are signed for. AWS has agreements and entitlements nowhere else. */
  @WithDefault("us-east-1")
  String region();

  /** Who resolves registration tokens. */
  @WithDefault(
      "https://metering.marketplace.${gracekeeper.aws.api.region:us-east-1}.amazonaws.com/")
  URI meteringEndpoint();

  /** Who says what a buyer is entitled to. */
  @WithDefault(
      "https://entitlement.marketplace.${gracekeeper.aws.api.region:us-east-1}.amazonaws.com/")
  URI entitlementEndpoint();

  /** Who says how an agreement stands. */
  @WithDefault(
      "https://agreement-marketplace.${gracekeeper.aws.api.region:us-east-1}.amazonaws.com/")
  URI agreementEndpoint();

  /**
   * How often an operation, by its name at AWS, is asked in a second at most; for accounts whose
   * quota is another one than AWS gives to everybody, and for twins.
   */
  Map<String, @Positive Integer> perSecond();
}
