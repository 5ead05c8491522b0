package io.gracekeeper.callers;

import static io.restassured.RestAssured.given;

import io.gracekeeper.access.Role;
import io.gracekeeper.simulator.identity.Claims;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody who calls the service under test, with a token that it believes. */
public final class Callers {

  private Callers() {}

  public static RequestSpecification asOwnerOf(String account) {
    return as(Claims.ofPerson("an owner", Role.OWNER, account));
  }

  public static RequestSpecification asOperator() {
    return as(Claims.ofPerson("an operator", Role.OPERATOR, null));
  }

  /** Another of our services. */
  public static RequestSpecification asService() {
    return as(Claims.ofService(IssuerResource.CLIENT, called()));
  }

  /** The service under test. */
  static String called() {
    return ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
  }

  static RequestSpecification with(String token) {
    return given().auth().oauth2(token);
  }

  private static RequestSpecification as(Claims claims) {
    return with(IssuerResource.issuer().sign(claims));
  }
}
