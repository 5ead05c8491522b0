package io.gracekeeper.adapter.aws.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sns.us-east-1.amazonaws.com/" + FILE,
        "HTTPS://sns.us-east-1.amazonaws.com/" + FILE,
        "https://SNS.us-east-1.amazonaws.com/" + FILE,
        "https://sns.us-west-2.amazonaws.com/" + FILE,
        "https://sns.s3-us-west-2.amazonaws.com/" + FILE,
        "https://sns.s3-accelerate.amazonaws.com/" + FILE,
        "https://sns.s3.amazonaws.com/" + FILE,
        "https://sns.us-east-1.amazonaws.com.cn/" + FILE,
        "https://sns.us-east-1.amazonaws.com.evil.example/" + FILE,
        "https://sns.us-east-1.amazonaws.com./" + FILE,
        "https://sns-us-east-1.amazonaws.com/" + FILE,
        "https://snsxus-east-1.amazonaws.com/" + FILE,
        "https://sns.us-east-1.amazonaws.com@evil.example/" + FILE,
        "https://evil.example\\@sns.us-east-1.amazonaws.com/" + FILE,
        "https://user:secret@sns.us-east-1.amazonaws.com/" + FILE,
        "https://sns.us-east-1.amazonaws.com:443/" + FILE,
        "https://sns.us-east-1.amazonaws.com:8443/" + FILE,
        "https://sns.us-east-1.amazonaws.com/" + FILE + "?a=b",
        "https://sns.us-east-1.amazonaws.com/" + FILE + "#a",
        "https://sns.us-east-1.amazonaws.com/?Action=GetObject&file=.pem",
        "https://sns.us-east-1.amazonaws.com/?/" + FILE,
        "https://sns.us-east-1.amazonaws.com/folder/" + FILE,
        "https://sns.us-east-1.amazonaws.com/../" + FILE,
        "https://sns.us-east-1.amazonaws.com//" + FILE,
        "https://sns.us-east-1.amazonaws.com/other.pem",
        "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-.pem",
        "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-xyz.pem",
        "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-f3ec%2e.pem",
        "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-f3ec.pem.exe",
        "https://sns.us-east-1.amazonaws.com/" + FILE + "\n",
        " https://sns.us-east-1.amazonaws.com/" + FILE,
        "//sns.us-east-1.amazonaws.com/" + FILE,
        "file:///" + FILE,
        "",
      })
  void whatOnlyLooksLikeItIsNone(String url) {
    assertThat(CertificateAddress.of(url, "us-east-1")).isEmpty();
  }
}
