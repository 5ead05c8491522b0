package io.gracekeeper.adapter;

import static io.gracekeeper.access.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.callers.AccessTable;
import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.callers.Line;
import io.gracekeeper.callers.RunningEndpoints;
import io.gracekeeper.embedded.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may do what here: the table that docs/access shows. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
@Tag("A1")
class AccessTableTest {

  private static final Map<String, String> NOBODYS = Map.of("account", "acme");

  private static final AccessTable TABLE =
      new AccessTable(
          Line.of("POST /aws/sns", NOBODYS)
              .saying(Map.of("Type", "Notification"))
              .openButProving(400, "incomplete-envelope"),
          Line.of("POST /aws/eventbridge", NOBODYS)
              .saying(Map.of("source", "aws.agreement-marketplace"))
              .openButProving(403, "unknown-secret"),
          Line.of("POST /aws/registrations", NOBODYS)
              .openButProving(400, "marketplace-token-missing"),
          Line.of("GET /sandbox/pulse", NOBODYS).by(OPERATOR),
          Line.of("PUT /sandbox/clock", NOBODYS)
              .by(OPERATOR)
              .saying(Map.of("to", "2026-01-01T00:00:00Z")));

  @Test
  @Tag("E1")
  void everybodyIsAnsweredAsTheTableSays() {
    assertThat(TABLE.mismatches()).isEmpty();
  }

  @Test
  void everyEndpointIsInTheTable() {
    assertThat(TABLE.endpoints()).isEqualTo(RunningEndpoints.all());
  }

  @Test
  void theTableInTheDocumentationIsThisOne() {
    assertThat(TABLE.committed()).isEqualTo(TABLE.document());
  }
}
