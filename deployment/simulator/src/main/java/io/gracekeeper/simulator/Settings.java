package io.gracekeeper.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set from outside; the defaults are those of the real ones. */
@ConfigMapping(prefix = "simulator")
public interface Settings {

  /** Where to leave the root certificate at start, for a receiver that is to trust it. */
  Optional<Path> trustAnchorFile();

  /**
   * The secret, {@code whsec_…}, with which commands to the platform are signed; without it none is
   * believed.
   */
  Optional<String> platformSecret();

  /**
   * Where billing-service is, for the vendor's web site, without a slash at the end; without it the
   * site says what to set.
   */
  Optional<URI> billingUrl();

  /**
   * Where AWS sends a buyer who sets up the account: the listing's fulfillment URL. Without it the
   * buyer's page says what to set.
   */
  Optional<URI> registrationUrl();

  /** The product's page at AWS Marketplace, which the site links to. */
  @WithDefault("https://aws.amazon.com/marketplace")
  URI listingUrl();

  Sns sns();

  Eventbridge eventbridge();

  Platform platform();

  Issuer issuer();

  /**
   * How SNS delivers over HTTP, in system time.
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html">
   *     delivery policies</a>
   */
  interface Sns {

    @WithDefault("20s")
    Duration retryDelay();

    /** How often it sends again, at most 100: a subscription may have a policy of its own. */
    @WithDefault("3")
    int retries();

    /** How long a receiver may take to answer. */
    @WithDefault("15s")
    Duration answerTimeout();
  }

  /** The API destination that the vendor has set up, and how EventBridge delivers to it. */
  interface Eventbridge {

    /** Where events are posted to; without it there is no API destination. */
    Optional<URI> url();

    /** What the connection sends as its key; without it, none. */
    Optional<String> secret();

    /** What the connection calls the name of its key. */
    @WithDefault("X-Gracekeeper-Secret")
    String header();

    /** How long a receiver may take to answer, in system time. */
    @WithDefault("5s")
    Duration answerTimeout();

    /** Between the first try and the second, in system time; then twice as long, and so on. */
    @WithDefault("1s")
    Duration retryDelay();

    /** Between any two tries at most, in system time. */
    @WithDefault("60s")
    Duration longestRetryDelay();
  }

  /** How the vendor's platform behaves. */
  interface Platform {

    /**
     * How long a deployment takes to start or to stop, and a snapshot to be taken or read back, in
     * system time.
     */
    @WithDefault("200ms")
    Duration transition();
  }

  /** The issuer of tokens. */
  interface Issuer {

    /** Its name, under which services find it too; without a slash at the end. */
    @WithDefault("http://127.0.0.1:${quarkus.http.port:8080}/issuer")
    URI url();

    /** The services that get tokens of their own; without any, only people do. */
    Optional<List<Client>> clients();
  }

  /** A service and its secret. */
  interface Client {

    String id();

    String secret();
  }
}
