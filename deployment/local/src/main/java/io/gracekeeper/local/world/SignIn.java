package io.gracekeeper.local.world;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Signs in people at the simulator's issuer, and keeps their tokens while these are good. */
public final class SignIn {

  /** A token is not used any more when it has less than this left. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Rest issuer;
  private final Map<String, Bearer> owners = new ConcurrentHashMap<>();
  private final Bearer operator = bearer(Map.of("role", "operator"));

  public SignIn(Rest issuer) {
    this.issuer = issuer;
  }

  /** Somebody who runs the product for the vendor. */
  public Bearer operator() {
    return operator;
  }

  /** The owner of an account. */
  public Bearer ownerOf(String account) {
    return owners.computeIfAbsent(account, id -> bearer(Map.of("role", "owner", "account", id)));
  }

  private Bearer bearer(Map<String, String> person) {
    var kept = new AtomicReference<@Nullable Kept>();
    return () -> {
      var last = kept.get();
      if (last != null && last.isGood()) {
        return last.token();
      }
      var next = sign(person);
      kept.set(next);
      return next.token();
    };
  }

  private Kept sign(Map<String, String> person) {
    var asked = System.nanoTime();
    var answer = issuer.post("/issuer/tokens", person);
    var goodFor = Duration.ofSeconds(answer.path("expires_in").asLong()).minus(MARGIN);
    return new Kept(answer.path("access_token").asText(), asked + goodFor.toNanos());
  }

  private record Kept(String token, long endsAtNanos) {

    boolean isGood() {
      return endsAtNanos - System.nanoTime() > 0;
    }
  }
}
