package io.gracekeeper.callers;

import io.gracekeeper.simulator.identity.Claims;
import io.gracekeeper.simulator.identity.Issuer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of an issuer, kept while they are good: each signature is a few milliseconds. */
public final class Tokens {

  private static final Duration GOOD_FOR = Issuer.LIFESPAN.dividedBy(2);

  private final Issuer issuer;
  private final Map<Claims, Kept> kept = new ConcurrentHashMap<>();

  Tokens(Issuer issuer) {
    this.issuer = issuer;
  }

  /** A token that says this. */
  public String saying(Claims claims) {
    return kept.compute(claims, (said, last) -> last != null && last.isGood() ? last : signed(said))
        .token();
  }

  private Kept signed(Claims claims) {
    return new Kept(issuer.sign(claims), System.nanoTime());
  }

  private record Kept(String token, long sinceNanos) {

    boolean isGood() {
      return System.nanoTime() - sinceNanos < GOOD_FOR.toNanos();
    }
  }
}
