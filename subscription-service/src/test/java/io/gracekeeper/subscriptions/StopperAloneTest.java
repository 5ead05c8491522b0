package io.gracekeeper.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.gracekeeper.events.SubscriptionEvent.DeploymentRestored;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As it is built for customers, and run as the one of the two workloads that deletes nothing. */
@OnRealParts
@QuarkusTestResource(value = StopperRole.class, restrictToAnnotatedClass = true)
@TestProfile(StopperAloneTest.InProduction.class)
class StopperAloneTest {

  /** A build without {@code gracekeeper.sandbox=true} is one for production. */
  public static final class InProduction implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("gracekeeper.sandbox", "false", "gracekeeper.duties", "stopper");
    }
  }

  @Test
  void nobodyCanMoveBusinessTime() {
    given().get("/sandbox/pulse").then().statusCode(404);
    given().contentType("application/json").put("/sandbox/clock").then().statusCode(404);
  }

  @Test
  @Tag("D1")
  void itStopsAndRestoresByItsOwnRoleAndMayNotWriteADeletion() throws SQLException {
    // Given
    var tenant = Tenant.withAStoppedDeployment("emqx");

    // Then
    for (var column : new String[] {"begun_at", "deleted_at"}) {
      assertThatThrownBy(() -> write(StopperRole.STOPPER, column, tenant))
          .as(column)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> write(StopperRole.PURGER, column, tenant))
          .as("the states are tied to " + column)
          .hasMessageContaining("violates check constraint");
    }
    assertThatThrownBy(() -> setState(tenant, "DELETED"))
        .hasMessageContaining("violates check constraint");

    // When
    tenant.gains(3);

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentRestored.class);
    tenant.show(tenant.deployment).body("state", equalTo("RUNNING"));
  }

  private static void write(String role, String column, Tenant tenant) throws SQLException {
    try (var connection = StopperRole.as(role);
        var update =
            connection.prepareStatement(
                "update deployment set " + column + " = now() where id = ?")) {
      update.setString(1, tenant.deployment);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static void setState(Tenant tenant, String state) throws SQLException {
    try (var connection = StopperRole.as(StopperRole.STOPPER);
        var update =
            connection.prepareStatement(
                "update deployment set state = ?, lifecycle = jsonb_set(lifecycle, '{is}',"
                    + " to_jsonb(?::text)) where id = ?")) {
      update.setString(1, state);
      update.setString(2, state);
      update.setString(3, tenant.deployment);
      update.executeUpdate();
    }
  }
}
