package io.gracekeeper.adapter.aws.certificates;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where SNS publishes a signing certificate. Only the one form that SNS uses is an address: a port,
 * user-info, query, fragment or another path never gets as far as the network, nor does a host that
 * merely looks like SNS ({@code sns.s3-us-west-2.amazonaws.com} is anybody's bucket).
 */
public record CertificateAddress(String region, String file) {

  private static final Pattern FORM =
      Pattern.compile(
          "https://sns\\.(?<region>[a-z0-9-]{1,32})\\.amazonaws\\.com"
              + "/(?<file>SimpleNotificationService-[0-9a-f]{1,64}\\.pem)");

  /** Reads an address; empty unless it is the very form that SNS uses in this region. */
  public static Optional<CertificateAddress> of(String url, String region) {
    var form = FORM.matcher(url);
    return form.matches() && form.group("region").equals(region)
        ? Optional.of(new CertificateAddress(region, form.group("file")))
        : Optional.empty();
  }

  URI uri() {
    return URI.create("https://sns." + region + ".amazonaws.com/" + file);
  }
}
