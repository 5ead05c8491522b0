package io.gracekeeper.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.Api.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLEncoder;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's web site, as far as it goes without billing. */
@QuarkusTest
@TestProfile(QuickSandbox.class)
class WebsiteTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Api api = new Api();

  @Test
  @Tag("C2")
  void theSignInPageIsOpenToAnybodyAndLinksTheListing() {
    // When
    var page = api.get("/website");

    // Then
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html").containsIgnoringCase("utf-8");
    assertThat(page.text())
        .contains("<html lang=\"en\">", "Sign in or sign up")
        .contains("<a href=\"https://aws.amazon.com/marketplace\"")
        .containsOnlyOnce("<h1>");
    isGuarded(page);
  }

  @Test
  @Tag("C5")
  void aTicketIsKeptForADayAndStandsInNoAddressThatStays() {
    // When
    var welcome = api.get("/website/welcome?from=aws&ticket=abc.def-_~");

    // Then
    assertThat(welcome.status()).isEqualTo(303);
    assertThat(welcome.header("Location")).endsWith("/website");
    assertThat(welcome.header("Set-Cookie"))
        .startsWith("ticket=abc.def-_~;")
        .contains("Path=/website", "Max-Age=86400", "HttpOnly", "SameSite=Lax");
    isGuarded(welcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%3Bb", "a%0D%0Ab", "a%22b", "%3Cb%3E"})
  void whatIsNoTicketIsNotKept(String ticket) {
    var welcome = api.get("/website/welcome?ticket=" + ticket);

    assertThat(welcome.status()).isEqualTo(400);
    assertThat(welcome.header("Set-Cookie")).isEmpty();
  }

  @Test
  @Tag("C2")
  void whoeverComesWithoutATicketIsWelcomeToo() {
    var welcome = api.get("/website/welcome");

    assertThat(welcome.status()).isEqualTo(303);
    assertThat(welcome.header("Set-Cookie")).isEmpty();
  }

  @Test
  @Tag("C5")
  void whoeverIsNotSignedInIsAskedToAndToldThatThePurchaseWaits() {
    assertThat(api.get("/website", Map.of("Cookie", "ticket=t")).text())
        .contains("it is kept for you meanwhile", "action=\"/website/session\"");
    assertThat(api.get("/website").text()).doesNotContain("it is kept for you meanwhile");
  }

  @Test
  void whoeverSignsInIsSignedInUntilTheySignOut() {
    // Given
    var signedIn = signIn("Ada", "acme");
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(signedIn.header("Set-Cookie"))
        .contains("Path=/website", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Max-Age");
    var session = session(signedIn);
    assertThat(api.get("/website", session).text()).contains("Ada, owner of acme");

    // When
    var signedOut = api.post("/website/session/end", "", session);

    // Then
    assertThat(signedOut.header("Set-Cookie")).startsWith("session=;").contains("Max-Age=0");
    assertThat(api.get("/website", session).text()).contains("Sign in or sign up");
  }

  @Test
  void whatPeopleTypeIsTextAndNeverMarkup() {
    // When
    var page = api.get("/website", session(signIn("<script>alert(1)</script>", "\"><b>acme")));

    // Then
    assertThat(page.text())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&gt;&lt;b&gt;acme")
        .doesNotContain("<script", "<b>acme");
  }

  @Test
  void withoutBillingThePageSaysWhatToConfigure() {
    // When
    var page = api.get("/website", session(signIn("Ada", "acme")));

    // Then
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.text()).contains("<dialog open", "simulator.billing-url is not set.");
    isGuarded(page);
  }

  @Test
  void nobodyLinksWithoutBeingSignedIn() {
    var answer = api.post("/website/links", "", Map.of("Content-Type", FORM, "Cookie", "ticket=t"));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  private static void isGuarded(Answer answer) {
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
  }

  private Answer signIn(String name, String account) {
    var form =
        "role=owner&name=%s&account=%s"
            .formatted(URLEncoder.encode(name, UTF_8), URLEncoder.encode(account, UTF_8));
    return api.post("/website/session", form, Map.of("Content-Type", FORM));
  }

  private static Map<String, String> session(Answer signedIn) {
    return Map.of("Cookie", signedIn.header("Set-Cookie").split(";")[0]);
  }
}
