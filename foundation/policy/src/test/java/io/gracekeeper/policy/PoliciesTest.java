package io.gracekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.ProductId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {

  private static final ProductId EMQX = new ProductId("emqx");

  @Test
  @Tag("P5")
  void theWorkedExamplesStandOutsideASandbox() {
    var policies = Policies.load(Optional.empty(), false);

    assertThat(policies.of(EMQX).orElseThrow().policy().graceAfterCancel())
        .isEqualTo(Duration.ofDays(3));
    assertThat(policies.ofListing(Marketplace.AWS, "emqx-platform-payg")).contains(EMQX);
    assertThat(policies.ofListing(Marketplace.AWS, "somebody-elses")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grace-after-cancel: P3D          | grace-after-cancel: PT23H     | at least PT24H
          grace-after-cancel: P3D          | grace-after-cancel:           | blank: grace-after-cancel
          grace-after-cancel: P3D          |                               | blank: grace-after-cancel
          grace-when-overdue: P7D          | grace-when-overdue: PT0S      | at least PT24H
          [PT48H, PT24H, PT1H]             | [P3D]                         | not shorter than the grace
          [PT48H, PT24H, PT1H]             | []                            | at least one
          deletions-per-hour: 50           | deletions-per-hour: 0         | at least 1
          trials-run-on: true              | trials-run-on:                | blank: trials-run-on
          snapshot-before-deletion: false  | snapshot-before-deletion: true| snapshots-kept-for is blank
          overdue-after: P7D               | overdue-after: PT0S           | longer than nothing
          fallback: none                   | fallback: maybe               | maybe
          agreements-per-account: one      | agreements-per-acount: one    | blank: agreements-per-account
          [emqx-platform-payg,             | [redis-cloud-payg,            | is both
          """)
  void aWrongPolicyRefusesToStart(String stands, String replacedBy, String because)
      throws IOException {
    var file = workedExamples();
    var emqx = file.indexOf("  emqx:");
    var changed =
        file.substring(0, emqx)
            + file.substring(emqx).replace(stands, replacedBy == null ? "" : replacedBy);

    assertThatThrownBy(() -> read(changed, false))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining(because);
  }

  @Test
  void aSandboxMayHaveAShorterGrace() throws IOException {
    var hasty =
        workedExamples()
            .replace("grace-after-cancel: P3D", "grace-after-cancel: PT2H")
            .replace("[PT48H, PT24H, PT1H]", "[PT1H]");

    assertThatCode(() -> read(hasty, true)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "products:", "products: []", "product: {}", "products: {}"})
  void aFileWithoutAProductRefusesToStart(String file) {
    assertThatThrownBy(() -> read(file, false)).isInstanceOf(InvalidPolicyException.class);
  }

  @Test
  void theHashOfAPolicyChangesWithItAndWithNothingElse() throws IOException {
    var file = workedExamples();
    var before = read(file, false).of(EMQX).orElseThrow().hash();

    var redisChanged = read(file.replace("P30D", "P31D"), false).of(EMQX).orElseThrow().hash();
    var emqxChanged =
        read(file.replace("grace-after-cancel: P3D", "grace-after-cancel: P4D"), false)
            .of(EMQX)
            .orElseThrow()
            .hash();

    assertThat(redisChanged).isEqualTo(before);
    assertThat(emqxChanged).isNotEqualTo(before);
  }

  private static Policies read(String file, boolean sandbox) throws IOException {
    return Policies.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), sandbox);
  }

  private static String workedExamples() throws IOException {
    try (var in = PoliciesTest.class.getResourceAsStream("/policies.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
