package io.gracekeeper.local.platform;

import static java.util.Map.entry;

import io.gracekeeper.embedded.EmbeddedPostgreSql.Database;
import io.gracekeeper.local.process.JavaProcess.Plan;
import io.gracekeeper.local.process.Part;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each service is run, and what it is told of the others. */
final class Plans {

  /** As docs/connect-aws.md has it: a service that takes its time to come back loses nothing. */
  private static final String SNS_RETRIES = "100";

  private static final String QUESTIONS_PER_SECOND = "100";
  private static final Duration CHANGES_IN_LIFE = Duration.ofHours(1);

  private final Path root;
  private final Addresses addresses;
  private final Path trustAnchor;
  private final boolean learning;
  private final String snsRetryDelay;
  private final Duration askingEvery;
  private final String platformSecret = "whsec_" + secret();
  private final String clientSecret = secret();
  private final String ticketSecret = secret();
  private final String busSecret = secret();

  /**
   * @param root the folder of the whole product
   * @param trustAnchor where the simulator leaves its root certificate for the adapter
   * @param learning whether the services leave what they learned to the next ones
   * @param snsRetryDelay how long SNS waits between its tries
   * @param askingEvery how long the adapter waits between two looks at what is to be asked; at what
   *     has changed it looks each hour, but not more often than that
   */
  Plans(
      Path root,
      Addresses addresses,
      Path trustAnchor,
      boolean learning,
      String snsRetryDelay,
      Duration askingEvery) {
    this.root = root;
    this.addresses = addresses;
    this.trustAnchor = trustAnchor;
    this.learning = learning;
    this.snsRetryDelay = snsRetryDelay;
    this.askingEvery = askingEvery;
  }

  Plan simulator() {
    return plan(
        Part.SIMULATOR,
        "deployment/simulator",
        128,
        Map.ofEntries(
            entry("simulator.trust-anchor-file", trustAnchor.toString()),
            entry("simulator.platform-secret", platformSecret),
            entry("simulator.issuer.clients[0].id", Part.SUBSCRIPTION_SERVICE.label()),
            entry("simulator.issuer.clients[0].secret", clientSecret),
            entry("simulator.issuer.clients[1].id", Part.MARKETPLACE_ADAPTER.label()),
            entry("simulator.issuer.clients[1].secret", clientSecret),
            entry("simulator.billing-url", withoutSlash(Part.BILLING_SERVICE)),
            entry("simulator.registration-url", adapter("aws/registrations")),
            entry("simulator.sns.retry-delay", snsRetryDelay),
            entry("simulator.sns.retries", SNS_RETRIES),
            entry("simulator.eventbridge.url", adapter("aws/eventbridge")),
            entry("simulator.eventbridge.secret", busSecret),
            entry("simulator.eventbridge.longest-retry-delay", snsRetryDelay),
            entry("simulator.sqs.port", String.valueOf(addresses.queuePort())),
            entry("simulator.sqs.visibility-timeout", snsRetryDelay)));
  }

  Plan marketplaceAdapter(List<String> topics) {
    var settings = new HashMap<>(asking());
    settings.put("gracekeeper.aws.topics", String.join(",", topics));
    settings.put("gracekeeper.aws.sns-endpoint", withoutSlash(Part.SIMULATOR));
    settings.put("gracekeeper.aws.trust-anchors", trustAnchor.toString());
    // Of concurrent agreements it hears twice, by a queue and by a door: that counts once.
    settings.put("gracekeeper.aws.queue.endpoint", queues());
    settings.put("gracekeeper.aws.queue.urls", queues() + "/000000000000/marketplace");
    settings.put("gracekeeper.aws.eventbridge.secrets", busSecret);
    settings.put("gracekeeper.aws.api.metering-endpoint", atAws("metering"));
    settings.put("gracekeeper.aws.api.entitlement-endpoint", atAws("entitlement"));
    settings.put("gracekeeper.aws.api.agreement-endpoint", atAws("agreement"));
    // Days go by in a moment here, and each has its questions.
    settings.put("gracekeeper.aws.api.per-second.DescribeAgreement", QUESTIONS_PER_SECOND);
    settings.put("gracekeeper.aws.api.per-second.SearchAgreements", QUESTIONS_PER_SECOND);
    settings.put("gracekeeper.reconciliation.every", askingEvery.toString());
    settings.put("gracekeeper.reconciliation.changes-every", changesEvery().toString());
    // A person goes there with a browser; a story reads the ticket off the address.
    settings.put(
        "gracekeeper.registration.target",
        addresses.http(Part.SIMULATOR) + "website/welcome?from=aws");
    settings.put("gracekeeper.ticket.secret", ticketSecret);
    // The simulator wants a signature by anybody.
    settings.put("gracekeeper.aws.access-key-id", "AKIAIOSFODNN7EXAMPLE");
    settings.put("gracekeeper.aws.secret-access-key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    return plan(Part.MARKETPLACE_ADAPTER, "marketplace-adapter", 96, settings);
  }

  private Duration changesEvery() {
    return askingEvery.compareTo(CHANGES_IN_LIFE) > 0 ? askingEvery : CHANGES_IN_LIFE;
  }

  private String atAws(String api) {
    return withoutSlash(Part.SIMULATOR) + "/aws/" + api;
  }

  private String adapter(String path) {
    return addresses.http(Part.MARKETPLACE_ADAPTER) + path;
  }

  private String queues() {
    return "http://127.0.0.1:" + addresses.queuePort();
  }

  /** How to ask billing. */
  private Map<String, String> asking() {
    return Map.of(
        "gracekeeper.billing.url",
        withoutSlash(Part.BILLING_SERVICE),
        "gracekeeper.billing.token-path",
        "/token",
        "gracekeeper.billing.client-secret",
        clientSecret);
  }

  /** One of the instances of billing-service. */
  Plan billingService(Part instance, Database database) {
    var settings = new HashMap<>(datasource(database));
    settings.put("gracekeeper.ticket.secret", ticketSecret);
    return plan(instance, "billing-service", 128, settings);
  }

  /** One of the instances of subscription-service. */
  Plan subscriptionService(Part instance, Database database) {
    var settings = new HashMap<>(datasource(database));
    settings.putAll(asking());
    settings.put("gracekeeper.platform.url", addresses.http(Part.SIMULATOR) + "platform/commands");
    settings.put("gracekeeper.platform.secret", platformSecret);
    // Each look is an instant that a moving clock has to visit.
    settings.put("gracekeeper.sweep.keep-stopped-every", "PT12H");
    settings.put("gracekeeper.sweep.at-most", "PT12H");
    // What a service that was killed had taken is to be taken over while somebody looks on.
    settings.put("gracekeeper.sweep.lease", "PT6S");
    return plan(instance, "subscription-service", 128, settings);
  }

  private Plan plan(Part part, String folder, int megabytes, Map<String, String> special) {
    var settings = new HashMap<>(special);
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", String.valueOf(addresses.port(part)));
    if (part != Part.SIMULATOR) {
      settings.put("quarkus.management.host", "127.0.0.1");
      settings.put("quarkus.management.port", String.valueOf(addresses.managementPort(part)));
      settings.put("quarkus.oidc.auth-server-url", withoutSlash(Part.SIMULATOR) + "/issuer");
    }
    settings.put("kafka.bootstrap.servers", addresses.hostAndPort(Part.KAFKA));
    // Who is killed is missed after this instead of 45 s, and can be followed by another.
    settings.put("kafka.session.timeout.ms", "4000");
    settings.put("kafka.heartbeat.interval.ms", "1000");
    settings.put("gracekeeper.sandbox", "true");
    var jar = root.resolve(folder).resolve("target/quarkus-app/quarkus-run.jar");
    return new Plan(part, jar, learning, megabytes, Map.copyOf(settings));
  }

  private static Map<String, String> datasource(Database database) {
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password());
  }

  private String withoutSlash(Part part) {
    return "http://" + addresses.hostAndPort(part);
  }

  /** Standard Webhooks wants 24 to 64 bytes. */
  private static String secret() {
    var secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }
}
