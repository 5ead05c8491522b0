package io.gracekeeper.adapter.attack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.aws.eventbridge.EventBridgeReason;
import io.gracekeeper.adapter.aws.sns.DeferralReason;
import io.gracekeeper.adapter.aws.sns.RefusalReason;
import io.gracekeeper.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table in the documentation says what the tests do. */
@Tag("E1")
class AttackTableTest {

  /** {@code -Dattacks.write} writes the document anew. */
  static final String WRITE = "attacks.write";

  private static final Path DOCUMENT = Path.of("../docs/attacks.md");

  private static final AttackTable TABLE = new AttackTable();

  @Test
  void theTableInTheDocumentationIsThisOne() throws IOException {
    if (System.getProperty(WRITE) != null) {
      Files.writeString(DOCUMENT, TABLE.document());
    }

    assertThat(DOCUMENT).as("-D" + WRITE).content().isEqualTo(TABLE.document());
  }

  @Test
  void everyTestIsHandedWhatTheTablePromises() {
    assertThat(TABLE.tests())
        .allSatisfy(test ->
            assertThat(test.getParameterTypes()).as(test.toString()).contains(Answer.class));
  }

  @Test
  void noReasonToRefuseIsWithoutAnAttack() {
    // Given
    var reasons = Stream.<Reason>of(RefusalReason.values());

    // When
    var shown = TABLE.attacks().stream().map(attack -> new Answer(attack.answer()).code());

    // Then
    assertThat(shown.collect(toSet())).containsAll(reasons.map(Reason::code).toList());
  }

  @Test
  void everyAnswerIsOneThatWeGive() {
    // Given
    var known =
        Stream.<Reason[]>of(
                RefusalReason.values(), DeferralReason.values(), EventBridgeReason.values())
            .flatMap(Stream::of)
            .flatMap(reason -> Stream.of(Answer.of(reason), Answer.quarantined(reason.code())))
            .toList();

    // When
    var promised = TABLE.attacks().stream().map(attack -> new Answer(attack.answer()));

    // Then
    assertThat(promised).allMatch(it -> known.contains(it) || it.equals(Answer.ACCEPTED));
  }
}
