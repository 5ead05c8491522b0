package io.gracekeeper.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gracekeeper.policy.Policies;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's control plane and billing-service's permits, over real HTTP: it proves each command's
 * signature, keeps what it was told, and fails when a test wants it to.
 */
public final class Vendor implements QuarkusTestResourceLifecycleManager {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Map<String, Running> DEPLOYMENTS = new ConcurrentHashMap<>();
  private static final Map<String, String> PERMITS = new ConcurrentHashMap<>();
  private static final Map<String, String> METHODS = new ConcurrentHashMap<>();
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
  private static final Map<String, Snapshots> SNAPSHOTS = new ConcurrentHashMap<>();
  private static final int CALLERS_PATIENCE_SECONDS = 5;
  private static final Map<String, Long> FENCES = new ConcurrentHashMap<>();
  private static final List<String> TOLD = new CopyOnWriteArrayList<>();
  private static volatile boolean down;
  private static volatile boolean cannotVerify;
  private static final AtomicInteger TO_LOSE = new AtomicInteger();
  private static final Map<String, CountDownLatch> SILENT = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> WAITING = new ConcurrentHashMap<>();

  private final ObjectMapper json = new ObjectMapper();
  private @Nullable HttpServer server;

  private record Running(String uid, String observed, int nodes) {
    Running(String uid, String observed) {
      this(uid, observed, 3);
    }

    Running seen(String now) {
      return new Running(uid, now, nodes);
    }
  }

  /** Of one uid: the ids, and whether what is read back is what was written. */
  private record Snapshots(List<String> ids, boolean damaged) {}

  @Override
  public Map<String, String> start() {
    var server = listening();
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/commands", this::command);
    server.createContext("/billing/subscriptions", this::permit);
    server.createContext("/billing/accounts", this::paymentMethod);
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "gracekeeper.platform.url",
        url + "/commands",
        "gracekeeper.platform.secret",
        SECRET,
        "gracekeeper.billing.url",
        url + "/billing",
        "gracekeeper.policies",
        policies().toString());
  }

  /** The worked examples, and "scarce": as emqx, but of which only two may be deleted an hour. */
  private static Path policies() {
    try (var in = Policies.class.getResourceAsStream("/policies.yaml")) {
      var examples = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var scarce =
          examples
              .substring(examples.indexOf("  emqx:"))
              .replace("  emqx:", "  scarce:")
              .replace("aws: [emqx-platform-payg, emqx-platform]", "aws: [scarce]")
              .replace("deletions-per-hour: 50", "deletions-per-hour: 2");
      var file = Files.createTempFile("policies", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, examples + scarce);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static HttpServer listening() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new IllegalStateException(taken);
    }
  }

  /** What is to be seen of a deployment. */
  static String observed(String deployment) {
    var found = DEPLOYMENTS.get(deployment);
    return found == null ? "GONE" : found.observed();
  }

  static String uidOf(String deployment) {
    return Objects.requireNonNull(DEPLOYMENTS.get(deployment), "it is gone").uid();
  }

  /** The commands that changed something, in order: "STOP dep-1". */
  static List<String> told(String deployment) {
    return TOLD.stream().filter(it -> it.endsWith(" " + deployment)).toList();
  }

  /** Somebody starts it by hand. */
  static void scaleUp(String deployment) {
    DEPLOYMENTS.computeIfPresent(deployment, (_, it) -> it.seen("RUNNING"));
  }

  /** Somebody makes it smaller or larger. */
  static void resize(String deployment, int nodes) {
    DEPLOYMENTS.computeIfPresent(
        deployment, (_, it) -> new Running(it.uid(), it.observed(), nodes));
  }

  /** Somebody replaces it by another one of the same name. */
  static void replace(String deployment, String uid) {
    DEPLOYMENTS.computeIfPresent(deployment, (_, _) -> new Running(uid, "STOPPED"));
  }

  static void isDown(boolean yes) {
    down = yes;
  }

  /** The next so many commands are carried out, and nobody hears the answer. */
  static void losesAnswers(int next) {
    TO_LOSE.set(next);
  }

  /** Commands for this account are answered only when the silence is over. */
  static void isSilentFor(String account) {
    SILENT.put(account, new CountDownLatch(1));
  }

  static void isSilentNoMoreFor(String account) {
    Objects.requireNonNull(SILENT.remove(account), "it was not silent").countDown();
  }

  /** How many commands for an account wait for an answer. */
  static int waitingFor(String account) {
    return WAITING.getOrDefault(account, new AtomicInteger()).get();
  }

  /** It says of every snapshot that it cannot read it back. */
  static void cannotVerify(boolean yes) {
    cannotVerify = yes;
  }

  /** What is read back of this deployment's snapshots is not what was written. */
  static void damages(String deployment, boolean yes) {
    SNAPSHOTS.merge(
        uidOf(deployment),
        new Snapshots(List.of(), yes),
        (old, _) -> new Snapshots(old.ids(), yes));
  }

  /** How many snapshots are kept of an incarnation. */
  static int snapshotsOf(String uid) {
    return SNAPSHOTS.getOrDefault(uid, new Snapshots(List.of(), false)).ids().size();
  }

  /** Somebody deletes it, past us. */
  static void lose(String deployment) {
    DEPLOYMENTS.remove(deployment);
  }

  /** Billing answers a request for this subscription with this status and body. */
  static void billingAnswers(String subscription, int status, String body) {
    PERMITS.put(subscription, status + " " + body);
  }

  /** Billing answers with this status and body when it is asked for this payment method. */
  static void billingSaysOf(String paymentMethod, int status, String body) {
    METHODS.put(paymentMethod, status + " " + body);
  }

  /** What the token says with which a permit was asked for. */
  static JsonNode tokenShown(String subscription) throws IOException {
    var token = Objects.requireNonNull(TOKENS.get(subscription), "nobody asked");
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  private void command(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (down) {
      answer(exchange, 503, "{}");
      return;
    }
    try {
      new Webhook(SECRET)
          .verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true));
    } catch (Exception forged) {
      answer(exchange, 401, "{}");
      return;
    }
    var command = json.readTree(body);
    keepSilentFor(command.get("account").asText());
    if (isOvertaken(command)) {
      answer(exchange, 409, "{}");
      return;
    }
    var done = carriedOut(command);
    var isLost = TO_LOSE.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    answer(exchange, isLost ? 500 : 200, done);
  }

  /** A worker that was frozen and wakes cannot undo what came after it. */
  private static boolean isOvertaken(JsonNode command) {
    var verb = command.get("command").asText();
    if (verb.equals("OBSERVE") || verb.equals("CHECK_ACCESS")) {
      return false;
    }
    var fence = command.get("fence").asLong();
    return FENCES.merge(command.get("deployment").asText(), fence, Math::max) > fence;
  }

  private static void keepSilentFor(String account) throws IOException {
    var silence = SILENT.get(account);
    if (silence == null) {
      return;
    }
    try {
      if (!isOverInTime(silence, account)) {
        silence.await();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  /** Whoever has given up does not wait any more, but is carried out when the silence is over. */
  private static boolean isOverInTime(CountDownLatch silence, String account)
      throws InterruptedException {
    var waiting = WAITING.computeIfAbsent(account, _ -> new AtomicInteger());
    waiting.incrementAndGet();
    try {
      return silence.await(CALLERS_PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private static String carriedOut(JsonNode command) {
    var verb = command.get("command").asText();
    if (verb.equals("CHECK_ACCESS")) {
      return "{\"access\":" + !command.get("cloudAccount").asText().startsWith("closed") + "}";
    }
    var id = command.get("deployment").asText();
    if (!verb.equals("OBSERVE")) {
      TOLD.add(verb + " " + id);
    }
    var more =
        switch (verb) {
          case "SNAPSHOT" -> written(command);
          case "VERIFY" -> readBack(command);
          case "DISCARD" -> discarded(command);
          default -> "";
        };
    var now = moved(verb, id, command);
    return now == null
        ? "{\"observed\":\"GONE\"" + more + "}"
        : "{\"observed\":\""
            + now.observed()
            + "\",\"uid\":\""
            + now.uid()
            + "\",\"scale\":\""
            + now.nodes()
            + " nodes\""
            + more
            + "}";
  }

  private static @Nullable Running moved(String verb, String id, JsonNode command) {
    return switch (verb) {
      case "START" ->
          DEPLOYMENTS.compute(
              id,
              (_, it) ->
                  it == null
                      ? new Running(UUID.randomUUID().toString(), "RUNNING")
                      : it.seen("RUNNING"));
      case "RESTORE" -> DEPLOYMENTS.compute(id, (_, it) -> restored(it, command));
      // Asked once it is stopping, asked again it is stopped.
      case "STOP" ->
          DEPLOYMENTS.computeIfPresent(
              id, (_, it) -> it.seen(it.observed().equals("RUNNING") ? "STOPPING" : "STOPPED"));
      case "DELETE" ->
          DEPLOYMENTS.computeIfPresent(
              id, (_, it) -> it.uid().equals(command.get("uid").asText()) ? null : it);
      case "RELEASE" -> DEPLOYMENTS.computeIfPresent(id, (_, it) -> it.seen("RELEASED"));
      default -> DEPLOYMENTS.get(id);
    };
  }

  private static @Nullable Running restored(@Nullable Running it, JsonNode command) {
    if (it != null) {
      return it.seen("RUNNING");
    }
    var kept = SNAPSHOTS.get(command.get("uid").asText());
    return kept != null && kept.ids().contains(command.path("snapshot").asText())
        ? new Running(UUID.randomUUID().toString(), "RUNNING")
        : null;
  }

  private static String written(JsonNode command) {
    var id = command.get("snapshot").asText();
    SNAPSHOTS.merge(
        command.get("uid").asText(),
        new Snapshots(List.of(id), false),
        (old, _) ->
            old.ids().contains(id)
                ? old
                : new Snapshots(
                    Stream.concat(old.ids().stream(), Stream.of(id)).toList(), old.damaged()));
    return ",\"snapshot\":{\"id\":\"" + id + "\",\"state\":\"TAKEN\",\"checksum\":\"sha256:good\"}";
  }

  private static String readBack(JsonNode command) {
    var kept = SNAPSHOTS.get(command.get("uid").asText());
    if (cannotVerify) {
      return ",\"snapshot\":{\"state\":\"UNVERIFIABLE\",\"checksum\":\"sha256:good\"}";
    }
    return ",\"snapshot\":{\"state\":\"READ_BACK\",\"checksum\":\"sha256:good\",\"readBack\":\"sha256:"
        + (kept != null && kept.damaged() ? "bad" : "good")
        + "\"}";
  }

  private static String discarded(JsonNode command) {
    SNAPSHOTS.remove(command.get("uid").asText());
    return ",\"snapshotsKept\":0";
  }

  private void permit(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var subscription = exchange.getRequestURI().getPath().split("/")[3];
    TOKENS.put(subscription, exchange.getRequestHeaders().getFirst("Authorization"));
    var prepared =
        PERMITS.getOrDefault(subscription, "200 {\"permit\":\"permit-1\",\"validFor\":\"PT30S\"}");
    var status = Integer.parseInt(prepared.substring(0, 3));
    answer(exchange, status, prepared.substring(4));
  }

  private void paymentMethod(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestURI().getPath().split("/")[5];
    TOKENS.put(method, exchange.getRequestHeaders().getFirst("Authorization"));
    var prepared = METHODS.getOrDefault(method, "404 {\"code\":\"unknown-payment-method\"}");
    answer(exchange, Integer.parseInt(prepared.substring(0, 3)), prepared.substring(4));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
