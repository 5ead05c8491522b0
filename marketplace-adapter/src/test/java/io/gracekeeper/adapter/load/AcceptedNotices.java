package io.gracekeeper.adapter.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.embedded.FreePort;
import io.gracekeeper.embedded.KafkaProcess;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Measures how many notices a second the packaged adapter accepts: proven, durable on a real
 * broker, answered with 200. Everything is on this machine and shares its cores. See the README for
 * the command.
 */
public final class AcceptedNotices {

  private static final int CONNECTIONS = 32;
  private static final int NOTICES = 500;
  private static final Duration WARM_UP = Duration.ofSeconds(25);
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final String TOPIC = Notice.subscriptionTopic("prod-1");

  private AcceptedNotices() {}

  /**
   * Runs for about 45 s, 35 s of it under load: in a shorter warm-up the compiler is what is
   * measured.
   *
   * @param arguments the adapter's jar
   */
  public static void main(String[] arguments) throws Exception {
    var root = Files.createTempFile("root", ".pem");
    try (var sns = new SnsTwin(0);
        var broker = KafkaProcess.start()) {
      sns.rootIn(root);
      var port = FreePort.find();
      var adapter = adapter(Path.of(arguments[0]), port, sns, broker, root);
      try {
        var requests = requests(sns);
        Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .ignoreExceptions()
            .until(() -> accepts(port, requests));
        run(port, requests, WARM_UP);
        var before = cpu(adapter);
        var nanos = run(port, requests, MEASURED);
        report(nanos, cpu(adapter).minus(before));
      } finally {
        adapter.destroy();
        adapter.waitFor();
      }
    } finally {
      Files.delete(root);
    }
  }

  private static Process adapter(Path jar, int port, SnsTwin sns, KafkaProcess broker, Path root)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=" + FreePort.find(),
            "-Dquarkus.oidc.auth-server-url=http://127.0.0.1:" + FreePort.find(),
            "-Dkafka.bootstrap.servers=" + broker.bootstrapServers(),
            "-Dgracekeeper.aws.topics=" + TOPIC,
            "-Dgracekeeper.aws.sns-endpoint=" + sns.endpoint(),
            "-Dgracekeeper.aws.trust-anchors=" + root,
            "-Dgracekeeper.ticket.secret=nobody registers while this is measured",
            "-Dgracekeeper.registration.target=https://vendor.example/",
            "-Dgracekeeper.billing.url=http://127.0.0.1:" + FreePort.find(),
            "-Dgracekeeper.billing.token-path=/token",
            "-Dgracekeeper.billing.client-secret=nobody is asked while this is measured",
            "-jar",
            jar.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<byte[]> requests(SnsTwin sns) {
    return IntStream.range(0, NOTICES)
        .mapToObj(buyer -> Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "prod-1", "X" + buyer).json())
        .map(text -> SnsMessage.notification(TOPIC, text, SnsTwin.LONG_AGO))
        .map(notice -> notice.signed(sns.certificate(), SignatureVersion.V1))
        .map(notice -> request(notice.json().getBytes(UTF_8)))
        .toList();
  }

  private static byte[] request(byte[] body) {
    var request = new ByteArrayOutputStream();
    request.writeBytes(
        ("POST /aws/sns HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(US_ASCII));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static boolean accepts(int port, List<byte[]> requests) throws IOException {
    return post(port, requests, 0, Duration.ZERO).length == 1;
  }

  private static long[] run(int port, List<byte[]> requests, Duration span) throws Exception {
    try (var connections = Executors.newFixedThreadPool(CONNECTIONS)) {
      var posting = new ArrayList<Future<long[]>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        var first = i * NOTICES / CONNECTIONS;
        Callable<long[]> connection = () -> post(port, requests, first, span);
        posting.add(connections.submit(connection));
      }
      var nanos = new ArrayList<long[]>();
      for (var connection : posting) {
        nanos.add(connection.get());
      }
      return nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }
  }

  /** Posts one after the other on a connection of its own; returns how long each took. */
  private static long[] post(int port, List<byte[]> requests, int first, Duration span)
      throws IOException {
    var nanos = new ArrayList<Long>();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var answers = new BufferedInputStream(socket.getInputStream());
      var end = System.nanoTime() + span.toNanos();
      var next = first;
      do {
        var start = System.nanoTime();
        socket.getOutputStream().write(requests.get(next++ % NOTICES));
        expect200(answers);
        nanos.add(System.nanoTime() - start);
      } while (System.nanoTime() < end);
    }
    return nanos.stream().mapToLong(Long::longValue).toArray();
  }

  /** An accepted notice is answered without a body. */
  private static void expect200(InputStream answers) throws IOException {
    var status = line(answers);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("Not accepted: " + status);
    }
    while (!line(answers).isEmpty()) {
      // The headers say nothing more.
    }
  }

  private static String line(InputStream answers) throws IOException {
    var line = new StringBuilder();
    for (int read = answers.read(); read != '\n'; read = answers.read()) {
      if (read < 0) {
        throw new IOException("The adapter closed the connection.");
      }
      line.append((char) read);
    }
    return line.toString().strip();
  }

  private static Duration cpu(Process adapter) {
    return adapter.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void report(long[] nanos, Duration cpu) {
    System.out.printf(
        "accepted notices: %,d per second, p50 %.1f ms, p99 %.1f ms, %d µs of the adapter's CPU each"
            + " (%d connections, %d s)%n",
        nanos.length / MEASURED.toSeconds(),
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        cpu.toNanos() / 1000 / nanos.length,
        CONNECTIONS,
        MEASURED.toSeconds());
  }
}
