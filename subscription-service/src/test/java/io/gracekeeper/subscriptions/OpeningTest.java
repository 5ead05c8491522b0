package io.gracekeeper.subscriptions;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subscription is opened only on a payment method that can be charged (A33). */
@OnRealParts
class OpeningTest {

  private final String account = "acc-" + UUID.randomUUID();
  private final String subscription = "sub-" + account;
  private final String method = "pm-" + account;

  @Test
  @Tag("A33")
  void onALiveMethodItIsOpenedAndBillingIsAskedWithOurOwnToken() throws IOException {
    // Given
    Vendor.billingSaysOf(method, 200, "{\"live\":true}");

    // When
    var opened = opens();

    // Then
    opened.statusCode(200);
    assertThat(Vendor.tokenShown(method).path("sub").asText()).isEqualTo("subscription-service");
  }

  @ParameterizedTest
  @Tag("A33")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"live":false}                     | 409 | payment-method-not-live
          404 | {"code":"unknown-payment-method"}  | 404 | unknown-payment-method
          404 | {"code":"unknown-account"}         | 404 | unknown-payment-method
          404 | {"code":"no-such-address"}         | 503 | billing-unavailable
          409 | {"code":"another"}                 | 503 | billing-unavailable
          200 | {}                                 | 503 | billing-unavailable
          200 | no JSON                            | 503 | billing-unavailable
          401 | {}                                 | 503 | billing-unavailable
          500 | {}                                 | 503 | billing-unavailable
          503 | {}                                 | 503 | billing-unavailable
          """)
  void onAnyOtherItIsRefusedAndLeavesNoTrace(int status, String body, int refusal, String code) {
    // Given
    Vendor.billingSaysOf(method, status, body);

    // When
    var refused = opens();

    // Then
    refused
        .statusCode(refusal)
        .body("code", equalTo(code))
        .header("Retry-After", refusal == 503 ? not(nullValue()) : nullValue());
    asOwnerOf(account).get("/subscriptions/" + subscription).then().statusCode(404);
  }

  @Test
  @Tag("A33")
  void toldAgainItIsNotAskedAgain() {
    // Given
    Vendor.billingSaysOf(method, 200, "{\"live\":true}");
    opens().statusCode(200);

    // When
    Vendor.billingSaysOf(method, 200, "{\"live\":false}");

    // Then
    opens().statusCode(200);
  }

  @Test
  @Tag("A33")
  void itIsRefusedForAllReasonsAtOnce() {
    // Given
    Vendor.billingSaysOf(method, 200, "{\"live\":false}");

    // When
    var refused = opens("kafka");

    // Then
    refused
        .statusCode(409)
        .body("blockers.code", equalTo(List.of("unknown-product", "payment-method-not-live")));
  }

  private ValidatableResponse opens() {
    return opens("emqx");
  }

  private ValidatableResponse opens(String product) {
    return asOwnerOf(account)
        .contentType(ContentType.JSON)
        .body(Map.of("account", account, "product", product, "paymentMethod", method))
        .put("/subscriptions/" + subscription)
        .then();
  }
}
