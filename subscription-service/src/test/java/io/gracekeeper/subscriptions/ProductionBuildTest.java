package io.gracekeeper.subscriptions;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A build without {@code gracekeeper.sandbox=true} is one for production. */
@OnRealParts
@TestProfile(ProductionBuildTest.Production.class)
class ProductionBuildTest {

  /** As the service is built for customers. */
  public static final class Production implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("gracekeeper.sandbox", "false");
    }
  }

  @Test
  void nobodyCanMoveBusinessTime() {
    given().get("/sandbox/pulse").then().statusCode(404);
    given().contentType("application/json").put("/sandbox/clock").then().statusCode(404);
  }
}
