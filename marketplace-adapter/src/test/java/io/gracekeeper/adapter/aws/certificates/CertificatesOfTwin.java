package io.gracekeeper.adapter.aws.certificates;

import io.gracekeeper.adapter.aws.AwsHttp;
import io.gracekeeper.adapter.aws.AwsSettings;
import java.time.Clock;

/** Certificates of which nothing is known yet, for tests without a running adapter. */
public final class CertificatesOfTwin {

  private CertificatesOfTwin() {}

  public static Certificates none(AwsSettings settings, Clock clock) {
    var examination =
        new Examination(new Downloads(new AwsHttp(settings)), new TrustAnchors(settings), clock);
    return new Certificates(examination, clock);
  }
}
