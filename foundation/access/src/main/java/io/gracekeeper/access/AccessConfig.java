package io.gracekeeper.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/**
 * Whose tokens are believed, and how to read them. Each is needed, or the service does not start.
 */
@ConfigMapping(prefix = "gracekeeper.access")
interface AccessConfig {

  /** {@code quarkus.oidc.auth-server-url}, which alone is to be set. */
  URI issuer();

  /** The claim with the roles. */
  String rolesClaim();

  /** The claim with the account's id. */
  String accountClaim();
}
