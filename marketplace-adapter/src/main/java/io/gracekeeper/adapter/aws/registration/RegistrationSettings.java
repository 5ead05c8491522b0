package io.gracekeeper.adapter.aws.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What an operator says about registrations. */
@ConfigMapping(prefix = "gracekeeper.registration")
interface RegistrationSettings {

  /**
   * The page of the vendor's where buyers sign in or sign up; it gets the ticket as the query's
   * {@code ticket}. Required: without it a buyer would come for nothing.
   */
  URI target();

  /** The region whose metering API is asked. */
  @WithDefault("us-east-1")
  String region();

  /** Who is asked to resolve tokens: Amazon, a gateway that stands for it, or a twin. */
  @WithDefault(
      "https://metering.marketplace.${gracekeeper.registration.region:us-east-1}.amazonaws.com/")
  URI meteringEndpoint();
}
