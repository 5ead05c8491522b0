package io.gracekeeper.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.RegistrationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C5")
class TicketsTest {

  private static final String SECRET = "a secret of thirty-two bytes, or more";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final RegistrationId REGISTRATION =
      RegistrationId.ofToken(Marketplace.AWS, "a token");

  @Test
  void aTicketLeadsToItsRegistration() {
    var ticket = tickets(SECRET, NOON).issue(REGISTRATION);

    assertThat(tickets(SECRET, NOON.plus(Duration.ofMinutes(59))).read(ticket))
        .isEqualTo(new Ticket.Good(REGISTRATION));
  }

  @Test
  void aTicketExpires() {
    var ticket = tickets(SECRET, NOON).issue(REGISTRATION);

    assertThat(tickets(SECRET, NOON.plus(Duration.ofHours(1))).read(ticket))
        .isEqualTo(new Ticket.Expired());
  }

  @Test
  void aTicketUnderAnotherSecretIsForgedAlsoIfItHasExpired() {
    var ticket = tickets("another " + SECRET, NOON).issue(REGISTRATION);

    assertThat(tickets(SECRET, NOON).read(ticket)).isEqualTo(new Ticket.Forged());
    assertThat(tickets(SECRET, NOON.plus(Duration.ofDays(1))).read(ticket))
        .isEqualTo(new Ticket.Forged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ticket",
        "a.b.c",
        // Unsigned: {"typ":"registration-ticket+jwt","alg":"none"} and a subject.
        "eyJ0eXAiOiJyZWdpc3RyYXRpb24tdGlja2V0K2p3dCIsImFsZyI6Im5vbmUifQ.eyJzdWIiOiJ4In0."
      })
  void whatIsNoTicketIsForged(String shown) {
    assertThat(tickets(SECRET, NOON).read(shown)).isEqualTo(new Ticket.Forged());
  }

  @Test
  void aTicketThatWasChangedIsForged() {
    var ticket = tickets(SECRET, NOON).issue(REGISTRATION);
    var other = tickets(SECRET, NOON).issue(RegistrationId.ofToken(Marketplace.AWS, "another"));
    var mixed =
        other.substring(0, other.lastIndexOf('.')) + ticket.substring(ticket.lastIndexOf('.'));

    assertThat(tickets(SECRET, NOON).read(mixed)).isEqualTo(new Ticket.Forged());
  }

  @Test
  void aShortSecretIsNone() {
    assertThatThrownBy(() -> tickets("short", NOON)).hasMessageContaining("32 bytes");
  }

  private static Tickets tickets(String secret, Instant now) {
    return new Tickets(secret, Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC));
  }
}
