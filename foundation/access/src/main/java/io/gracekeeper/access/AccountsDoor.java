package io.gracekeeper.access;

import io.gracekeeper.events.AccountId;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody to what lies under {@code /accounts/{account}} of an account out of reach. */
class AccountsDoor {

  private final Caller caller;

  @Inject
  AccountsDoor(Caller caller) {
    this.caller = caller;
  }

  @ServerRequestFilter
  void pass(UriInfo address) {
    var account = address.getPathParameters().getFirst("account");
    if (account != null) {
      caller.mustReach(accountId(account));
    }
  }

  private static AccountId accountId(String account) {
    try {
      return new AccountId(account);
    } catch (IllegalArgumentException noId) {
      throw Caller.unknown(account);
    }
  }
}
