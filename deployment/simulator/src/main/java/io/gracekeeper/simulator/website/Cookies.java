package io.gracekeeper.simulator.website;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;

/**
 * What a browser keeps. No script may read it, and no form of another site sends it along. It is
 * not {@code Secure}, because the twin speaks plain HTTP on loopback.
 */
final class Cookies {

  static final String SESSION = "session";
  static final String TICKET = "ticket";

  /** What a ticket looks like: nothing in it means anything to a cookie. */
  static final String TICKET_FORM = "[A-Za-z0-9._~-]{1,2048}";

  /** Signing up may take a day (C5). */
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final int UNTIL_THE_BROWSER_IS_CLOSED = NewCookie.DEFAULT_MAX_AGE;

  private Cookies() {}

  static NewCookie session(String id) {
    return cookie(SESSION, id, UNTIL_THE_BROWSER_IS_CLOSED);
  }

  static NewCookie ticket(String ticket) {
    return cookie(TICKET, ticket, (int) A_DAY.toSeconds());
  }

  /** Takes a cookie away. */
  static NewCookie without(String name) {
    return cookie(name, "", 0);
  }

  private static NewCookie cookie(String name, String value, int maxAge) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(WebsiteResource.PATH)
        .maxAge(maxAge)
        .httpOnly(true)
        .sameSite(SameSite.LAX)
        .build();
  }
}
