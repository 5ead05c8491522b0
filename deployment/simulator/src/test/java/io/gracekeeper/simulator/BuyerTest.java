package io.gracekeeper.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.Api.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS Marketplace as a buyer goes through it in a browser. */
@QuarkusTest
@TestProfile(WaysSandbox.class)
class BuyerTest {

  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  private final Api api = new Api();
  private final String account =
      "%012d"
          .formatted(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000_000_000L));
  private final String home = "/marketplace/" + account;
  private Receiver destination;

  @BeforeEach
  void listen() throws IOException {
    destination = new Receiver(WaysSandbox.port("destination"));
    for (var listing : new String[] {"redis-cloud", "emqx-platform"}) {
      api.put("/aws/ways/" + listing, "{\"ways\":[\"EVENTBRIDGE_HTTPS\"]}");
    }
  }

  @AfterEach
  void close() {
    api.untilQuiet();
    destination.close();
  }

  @Test
  void anybodyIsWhicheverAccountTheySay() {
    assertThat(api.get("/marketplace?account=1111-2222-3333").header("Location"))
        .endsWith("/marketplace/111122223333");
    assertThat(api.get("/marketplace?account=1").text()).contains("has twelve digits");
    assertThat(api.get("/marketplace").text()).contains("<label for=\"account\">");
  }

  @Test
  @Tag("B3")
  void aBuyerSeesProductsAndTheirPurchaseOptions() {
    // Then
    assertThat(api.get(home).text()).contains("Redis Cloud - Flexible", "EMQX Platform - Annual");
    assertThat(api.get(home + "/listings/emqx-platform").text())
        .contains(
            "Contract of a year",
            "365 days",
            "Free trial of 14 days",
            "name=\"quantity-sessions\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis-cloud", "emqx-platform", "redis-cloud-payg"})
  @Tag("C3")
  void whoeverSubscribesSetsUpTheAccountWithATokenInAForm(String listing) {
    // When
    var page = subscribed(listing);

    // Then
    assertThat(page).contains("You have subscribed.");
    assertThat(page).contains("action=\"http://127.0.0.1:8091/aws/registrations\"");
    assertThat(page).containsPattern("name=\"x-amzn-marketplace-token\" value=\"token-[^\"]+\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis-cloud", "redis-cloud-payg"})
  @Tag("C12")
  @Tag("C13")
  @Tag("C14")
  void aCancelIsConfirmedByTypingTheProductsNameAndThenVisibly(String listing) {
    // Given
    var cancel = cancelLink(subscribed(listing));
    assertThat(api.get(cancel).text()).contains("To confirm, type the product's name");

    // When
    var refused = api.post(cancel, "product=Redis", FORM);

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("role=\"alert\"", "Nothing was cancelled.");
    assertThat(api.get(home).text()).contains(">active<");

    // When
    var name = listing.equals("redis-cloud") ? "Redis Cloud - Flexible" : "Redis Cloud";
    var confirmed = followed(api.post(cancel, "product=" + encoded(name), FORM));

    // Then
    assertThat(confirmed).contains("role=\"status\"", "Your subscription is cancelled.", name);
    assertThat(confirmed).contains(">cancelled").doesNotContain(">active<");
  }

  @Test
  void aContractIsUpgradedRenewedAndReplaced() {
    // Given
    var actions = cancelLink(subscribed("emqx-platform")).replace("cancel", "");

    // When
    var upgraded = followed(api.post(actions + "upgraded", "quantity-sessions=77", FORM));
    var renewed = followed(api.post(actions + "renewed", "", FORM));

    // Then
    assertThat(upgraded).contains("Your contract is changed.", "<dd>77</dd>");
    assertThat(renewed).contains("in a new agreement", "renewed in another agreement");

    // When
    var replaced =
        followed(
            api.post(
                cancelLink(renewed).replace("cancel", "replaced"), "offer=" + monthly(), FORM));

    // Then
    assertThat(replaced).contains("is replaced by a new one", "replaced by another agreement");
  }

  @Test
  void awsWarnsAndTerminates() {
    // Given
    var actions = cancelLink(subscribed("redis-cloud")).replace("cancel", "");

    // Then
    assertThat(followed(api.post(actions + "advised", "", FORM))).contains("with a warning by AWS");
    assertThat(followed(api.post(actions + "cleared", "", FORM))).contains(">active<");
    assertThat(followed(api.post(actions + "terminated", "", FORM))).contains("terminated by AWS");
    var refused = api.post(actions + "terminated", "", FORM);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("Nothing was changed.");
  }

  @Test
  void whatIsAnotherAccountsIsNotShownAndNotCancelled() {
    // Given
    var others = cancelLink(subscribed("redis-cloud")).replace(account, "000000000001");

    // When
    var page = api.get(others);

    // Then
    assertThat(page.status()).isEqualTo(404);
    assertThat(api.post(others.replace("cancel", "terminated"), "", FORM).text())
        .contains("The account has no agreement");
  }

  @Test
  void noPageIsKeptOrRunsAScript() {
    var page = api.get(home);

    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.text()).doesNotContain("<script");
  }

  private String subscribed(String listing) {
    return followed(api.post(home + "/listings/" + listing, "", FORM));
  }

  private String followed(Answer answer) {
    assertThat(answer.status()).isEqualTo(303);
    return api.get(answer.header("Location").replaceFirst("^http://[^/]*", "")).text();
  }

  private String cancelLink(String page) {
    var link = Pattern.compile("href=\"(" + home + "/subscriptions/[^\"]*/cancel)\"").matcher(page);
    assertThat(link.find()).as("the page offers to cancel").isTrue();
    return link.group(1);
  }

  private String monthly() {
    return api.get("/aws/listings/emqx-platform/offers").json().get(1).get("id").asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
