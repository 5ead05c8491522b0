package io.gracekeeper.inquiry;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** This service's token for billing, kept until shortly before it expires. */
@ApplicationScoped
class OwnToken {

  private static final Logger LOG = Logger.getLogger(OwnToken.class);

  private final OidcClient issuer;
  private final BillingSettings settings;
  private volatile @Nullable Tokens held;

  @Inject
  OwnToken(OidcClient issuer, BillingSettings settings) {
    this.issuer = issuer;
    this.settings = settings;
  }

  /** The token; empty if none is to be had now, whatever the reason. */
  Optional<String> current() {
    var tokens = held;
    if (tokens != null && !isStale(tokens)) {
      return Optional.of(tokens.getAccessToken());
    }
    try {
      tokens = issuer.getTokens().await().atMost(settings.timeout());
      held = tokens;
      return Optional.of(tokens.getAccessToken());
    } catch (RuntimeException refused) {
      LOG.warnf("The issuer gives us no token why=%s", refused.getMessage());
      return Optional.empty();
    }
  }

  /** Billing does not believe it; perhaps the issuer has changed its keys. */
  void forget() {
    held = null;
  }

  private static boolean isStale(Tokens tokens) {
    return tokens.isAccessTokenExpired() || tokens.isAccessTokenWithinRefreshInterval();
  }
}
