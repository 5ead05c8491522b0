package io.gracekeeper.subscriptions.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gracekeeper.events.AccountId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a control plane says that is no answer: the command is told again later. */
class NoAnswerTest {

  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Duration LONG_AFTER = Duration.ofSeconds(10);

  private final Subject subject = Subject.unheardOf();
  private ServerSocket server;
  private Platform platform;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var url = URI.create("http://127.0.0.1:" + server.getLocalPort());
    platform = new AtAnAddress(url, TIMEOUT).platform();
  }

  @AfterEach
  void hangUp() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"observed\":null}",
        "{\"observed\":\"ASLEEP\"}",
        "{\"observed\":\"STOPPED\",\"uid\":\"\"}",
        "<html>"
      })
  void whatDoesNotSayWhatIsToBeSeenIsNone(String body) {
    // When
    answers(body, body.length());

    // Then
    assertNone(() -> platform.observe(subject.target()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"observed\":\"STOPPED\"}",
        "{\"snapshot\":{}}",
        "{\"snapshot\":{\"state\":\"TAKEN\"}}",
        "{\"snapshot\":{\"state\":\"READ_BACK\",\"checksum\":\"sha256:good\"}}"
      })
  void whatDoesNotSayHowASnapshotStandsIsNone(String body) {
    // When
    answers(body, body.length());

    // Then
    assertNone(() -> platform.verify(subject.target(), subject.snapshot()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"snapshotsKept\":1}"})
  void whatDoesNotSayThatNoSnapshotIsLeftIsNone(String body) {
    // When
    answers(body, body.length());

    // Then
    assertNone(() -> platform.discardSnapshots(subject.target()));
  }

  @Test
  void whatDoesNotSayWhetherThereIsAccessIsNone() {
    // When
    answers("{}", 2);

    // Then
    assertNone(() -> platform.hasAccess(new AccountId("acc-1"), "cloud-1"));
  }

  @Test
  void whatBreaksOffHalfwayIsNone() {
    // When
    answers("{\"observed\":", 1_000);

    // Then
    assertNone(() -> platform.stop(subject.target()));
  }

  @Test
  void whoDoesNotListenGivesNone() throws IOException {
    // When
    server.close();

    // Then
    assertNone(() -> platform.stop(subject.target()));
  }

  /** Says this, promises so many bytes, and keeps the line open until the other side is tired. */
  private void answers(String body, int promised) {
    var head = "HTTP/1.1 200 OK\r\nContent-Length: " + promised + "\r\n\r\n";
    Thread.startVirtualThread(() -> {
      try (var caller = server.accept()) {
        caller.getOutputStream().write((head + body).getBytes(UTF_8));
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException hungUp) {
        // As it should.
      }
    });
  }

  private static void assertNone(ThrowingCallable told) {
    assertTimeoutPreemptively(
        LONG_AFTER, () -> assertThatExceptionOfType(PlatformException.class).isThrownBy(told));
  }
}
