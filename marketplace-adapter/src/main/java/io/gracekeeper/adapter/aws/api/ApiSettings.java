package io.gracekeeper.adapter.aws.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

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
}
