package io.gracekeeper.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Leaves a caller whose token was proven only the roles that count, and notes their scope. */
@ApplicationScoped
class Bounding implements SecurityIdentityAugmentor {

  static final String SCOPE = "gracekeeper.scope";

  private final String accountClaim;

  @Inject
  Bounding(AccessConfig config) {
    this.accountClaim = config.accountClaim();
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(identity.isAnonymous() ? identity : bounded(identity));
  }

  private SecurityIdentity bounded(SecurityIdentity identity) {
    var bounded =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(identity.getPrincipal())
            .addCredentials(identity.getCredentials())
            .addAttributes(identity.getAttributes());
    powers(identity)
        .ifPresent(powers -> bounded.addRoles(powers.roles()).addAttribute(SCOPE, powers.scope()));
    return bounded.build();
  }

  private Optional<Powers> powers(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Powers.of(
            identity.getRoles(),
            token.getClaimNames().contains(accountClaim),
            token.getClaim(accountClaim))
        : Optional.empty();
  }
}
