package io.gracekeeper.adapter.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("E6")
class MaskedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Token\" : \"Xyzzy\", \"a\": 1}",
        "{\"Token\":\"Xyzzy",
        "{\"x-amzn-marketplace-token\":\"Xy\\\"zzy\"}",
        "{\"Message\":\"{\\\"secret\\\":\\\"Xyzzy\\\",\\\"a\\\":1}\"}",
        "{\"apiKey\":\"Xyzzy\"}",
        "{\"SubscribeURL\":\"https://sns.us-east-1.amazonaws.com/?Action=A&Token=Xyzzy\"}",
        "{\"SubscribeURL\":\"https:\\/\\/sns.us-east-1.amazonaws.com\\/?a\\u0026Token=Xyzzy\"}",
        "Confirm at http://sns.example/?Token=Xyzzy now",
        "Confirm at http://user:secret@sns.example:8080/a:b?Xyzzy"
      })
  void whatCouldBeActedWithIsLeftOut(String body) {
    var masked = Masked.of(body.getBytes(UTF_8));

    assertThat(masked.text()).contains("…").doesNotContain("zzy");
    assertThat(masked.isWhole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "{\"action\":\"unsubscribe-success\",\"customer-identifier\":\"X01EXAMPLEX\"}",
        "{\"SigningCertURL\":\"https://sns.us-east-1.amazonaws.com/Simple-f3.pem\",\"n\":null}"
      })
  void everythingElseIsShownAsItCame(String body) {
    assertThat(Masked.of(body.getBytes(UTF_8))).isEqualTo(new Masked(body, true));
  }

  @Test
  void whatStandsBesideASecretIsShown() {
    var body = "{\"Token\":\"Xyzzy\",\"Message\":\"{\\\"token\\\":\\\"Xyzzy\\\",\\\"b\\\":2}\"}";

    assertThat(Masked.of(body.getBytes(UTF_8)).text())
        .isEqualTo("{\"Token\":\"…\",\"Message\":\"{\\\"token\\\":\\\"…\\\",\\\"b\\\":2}\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\", "token", "\"token", "\"token\":\"\\", "http://", "http://?\\x", "\"a"})
  @Timeout(60)
  void whateverAForgerHasWrittenIsSoonLookedThrough(String written) {
    var body = written.repeat(300_000 / written.length());

    assertThat(Masked.of(body.getBytes(UTF_8)).text()).isNotEmpty();
  }
}
