package io.gracekeeper.adapter.aws.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E1")
class CertificateAddressTest {

  private static final String FILE =
      "SimpleNotificationService-f3ecfb7224c7233fe7bb5f59f96de52f.pem";

  @Test
  void theAddressThatSnsUsesIsOne() {
    // Given
    var url = "https://sns.us-east-1.amazonaws.com/" + FILE;

    // When
    var address = CertificateAddress.of(url, "us-east-1");

    // Then
    assertThat(address).hasValue(new CertificateAddress("us-east-1", FILE));
    assertThat(address.orElseThrow().uri()).hasToString(url);
  }
}
