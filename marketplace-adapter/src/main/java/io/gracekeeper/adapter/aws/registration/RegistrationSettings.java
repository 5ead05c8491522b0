package io.gracekeeper.adapter.aws.registration;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** What an operator says about registrations. */
@ConfigMapping(prefix = "gracekeeper.registration")
interface RegistrationSettings {

  /**
   * The page of the vendor's where buyers sign in or sign up; it gets the ticket as the query's
   * {@code ticket}. Required: without it a buyer would come for nothing.
   */
  URI target();
}
