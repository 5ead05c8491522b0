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
   * Those of the topics that sign in version 2 (SHA-256): what claims to be from them in version 1
   * is refused. Not for topics of AWS Marketplace, which only AWS can switch.
   */
  Optional<Set<String>> versionTwoTopics();

  /** The other way round: all of the topics sign in version 2, but these. */
  Optional<Set<String>> versionTwoForAllBut();

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
