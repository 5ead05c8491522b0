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
    return with(tokenOfOwnerOf(account));
  }

  public static RequestSpecification asBillingAdminOf(String account) {
    return with(tokenOfBillingAdminOf(account));
  }

  public static RequestSpecification asOperator() {
    return with(tokenOfOperator());
  }

  /** Another of our services. */
  public static RequestSpecification asService() {
    return with(tokenOfService());
  }

  /** The token of an account's owner, for whoever calls by other means. */
  public static String tokenOfOwnerOf(String account) {
    return IssuerResource.tokens().saying(Claims.ofPerson("an owner", Role.OWNER, account));
  }

  /** A billing admin's token, likewise. */
  public static String tokenOfBillingAdminOf(String account) {
    var claims = Claims.ofPerson("a billing admin", Role.BILLING_ADMIN, account);
    return IssuerResource.tokens().saying(claims);
  }

  /** An operator's token, likewise. */
  public static String tokenOfOperator() {
    return IssuerResource.tokens().saying(Claims.ofPerson("an operator", Role.OPERATOR, null));
  }

  /** A service's token, likewise. */
  public static String tokenOfService() {
    return IssuerResource.tokens()
        .saying(Claims.ofService(IssuerResource.SUBSCRIPTION_SERVICE, called()));
  }

  /** The service under test. */
  static String called() {
    return ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
  }

  static RequestSpecification with(String token) {
    return given().auth().oauth2(token);
  }
}
