package io.gracekeeper.access;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the present call. */
@RequestScoped
public class Caller {

  private final SecurityIdentity identity;

  @Inject
  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Whose things are in reach. Nobody's without a role, also where everybody is let in. */
  public Scope scope() {
    Scope scope = identity.getAttribute(Bounding.SCOPE);
    if (scope == null) {
      throw new ForbiddenException();
    }
    return scope;
  }

  /** Who it is. Nobody without a role is anybody here. */
  public Bearer bearer() {
    var scope = scope();
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      return new Bearer(token.getIssuer(), token.getSubject(), scope);
    }
    throw new ForbiddenException();
  }

  /** Whether the caller holds a role of {@link Role}. */
  public boolean is(String role) {
    return identity.hasRole(role);
  }

  /** Refuses an account that is out of reach, in the words for one that does not exist. */
  public void mustReach(AccountId account) {
    if (!scope().holds(account)) {
      throw unknown(account.value());
    }
  }

  static Refusal unknown(String account) {
    return Refusal.of(Code.UNKNOWN_ACCOUNT, "There is no account " + account + ".");
  }
}
