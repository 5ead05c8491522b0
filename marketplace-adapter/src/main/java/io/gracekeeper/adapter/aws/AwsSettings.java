package io.gracekeeper.adapter.aws;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What an operator says about AWS. */
@ConfigMapping(prefix = "gracekeeper.aws")
public interface AwsSettings {

  /**
   * The exact ARNs of the topics that may send to us. Required: without it every notice would be
   * refused, and SNS does not repeat what was refused.
   */
  Set<String> topics();

  /**
   * Who is asked for certificates, their issuers and confirmations instead of Amazon's own hosts: a
   * gateway that stands for them, or a twin.
   */
  Optional<URI> snsEndpoint();

  /** A PEM file of the roots that may vouch for SNS; if absent, those that the JDK trusts. */
  Optional<Path> trustAnchors();

  /** Who confirms subscriptions; without a key none can be confirmed. */
  Optional<String> accessKeyId();

  Optional<String> secretAccessKey();

  /** Only with keys that AWS has lent for a time. */
  Optional<String> sessionToken();
}
