package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists are read a page at a time, each row once, in the order of their keys. */
@OnRealParts
class PagesTest {

  private Customer customer;

  @BeforeEach
  void begin() {
    customer = Customer.ofRedis();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 200})
  void pagesOfAnySizeMakeTheWholeList(int limit) {
    // Given
    var all = hasWires("w-1", "w-2", "w-3");

    // When
    var seen = new ArrayList<String>();
    String next = null;
    do {
      var page = page("/payment-methods", limit, next).statusCode(200).extract();
      seen.addAll(page.path("paymentMethods.id"));
      next = page.path("next");
    } while (next != null);

    // Then
    assertThat(seen).isEqualTo(all);
  }

  @Test
  void aRowThatComesInBetweenShiftsNoOther() {
    // Given
    var all = hasWires("w-1", "w-3");
    String next = page("/payment-methods", 1, null).extract().path("next");

    // When
    hasWires("w-0");

    // Then
    page("/payment-methods", 200, next)
        .body("paymentMethods.id", equalTo(List.of(all.get(1))))
        .body("next", nullValue());
  }

  @Test
  void linksAndChargesAreListsToo() {
    // Given
    customer.whoPaysByAws();

    // When
    var links = page("/links", 1, null);
    var charges = page("/charges", 1, null);

    // Then
    links.statusCode(200).body("links", hasSize(1)).body("next", nullValue());
    charges
        .statusCode(200)
        .body("charges.subscription", equalTo(List.of(customer.subscription)))
        .body("charges[0].covered", equalTo(true))
        .body("next", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!!", "AAAA", "bGlua3M", "bGlua3MKeA", "Y2hhcmdlcwpz"})
  void aCursorThatThisListNeverGaveIsRefused(String cursor) {
    page("/links", 10, cursor).statusCode(400).body("code", equalTo("broken-cursor"));
  }

  private List<String> hasWires(String... names) {
    var ids = new ArrayList<String>();
    for (var name : names) {
      var id = name + "-" + customer.account;
      asOwnerOf(customer.account)
          .contentType("application/json")
          .body(Map.of("wireTransfer", Map.of()))
          .put("/accounts/" + customer.account + "/payment-methods/" + id)
          .then()
          .statusCode(200);
      ids.add(id);
    }
    return ids;
  }

  private ValidatableResponse page(String list, int limit, @Nullable String after) {
    var request = asOwnerOf(customer.account).queryParam("limit", limit);
    if (after != null) {
      request.queryParam("after", after);
    }
    return request.get("/accounts/" + customer.account + list).then();
  }
}
