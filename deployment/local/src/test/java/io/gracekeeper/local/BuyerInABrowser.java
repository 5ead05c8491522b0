package io.gracekeeper.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.ProductId;
import io.gracekeeper.local.Browser.Page;
import io.gracekeeper.local.stage.Stage;
import io.gracekeeper.local.world.Await;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From "Set up your account" to the linked account, as a buyer sees it in a browser. */
abstract class BuyerInABrowser {

  private static final ProductId MANY_ACCOUNTS = new ProductId("redis");
  private static final ProductId NO_CARD = new ProductId("emqx");

  private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"1\">";
  private static final String PAYMENT_METHOD = "<dt>Payment Method</dt>\n<dd>%s</dd>";

  /** How long (system time) billing may take to hear what the adapter has told. */
  private static final Duration TO_HEAR = Duration.ofSeconds(20);

  private final Stage stage;
  private final Browser browser = new Browser();
  private final String account = "acct-" + UUID.randomUUID();
  private String buyer = "buyer-" + UUID.randomUUID();

  BuyerInABrowser(Stage stage) {
    this.stage = stage;
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  @Tag("C4")
  @Tag("C6")
  @Tag("C7")
  void whoeverIsSignedInSeesTheLinkInADialogUntilTheMarketplaceHasConfirmed() {
    // Given
    signIn();
    buy(MANY_ACCOUNTS, Map.of("unannounced", true));
    assertThat(setUp(MANY_ACCOUNTS).text()).contains("<dialog open", "action=\"/website/links\"");

    // When
    var pending = link();
    awsSends(MANY_ACCOUNTS, "subscribe-success");
    stage.clock().settle();
    var linked = index();

    // Then
    assertThat(pending.address()).isEqualTo(site(""));
    assertThat(pending.text())
        .contains("<dialog open", "waiting for AWS Marketplace to confirm", REFRESH)
        .contains(PAYMENT_METHOD.formatted("none yet"));
    assertThat(linked.text())
        .contains("<dialog open", "AWS Marketplace has confirmed", "pay for several accounts")
        .contains(PAYMENT_METHOD.formatted("AWS Marketplace Subscription"))
        .doesNotContain(REFRESH, "action=\"/website/links\"");
  }

  @Test
  @Tag("C2")
  @Tag("C5")
  void whoeverIsNotSignedInSignsInFirstAndThePurchaseIsStillThere() {
    // Given
    buy(MANY_ACCOUNTS, Map.of());

    // When
    var arrived = setUp(MANY_ACCOUNTS);
    var signedIn = signIn();
    link();
    stage.clock().settle();

    // Then
    assertThat(arrived.status()).isEqualTo(200);
    assertThat(arrived.address()).as("no ticket in it").isEqualTo(site(""));
    assertThat(arrived.text()).contains("Sign in or sign up", "it is kept for you meanwhile");
    assertThat(signedIn.text()).contains("Link this account");
    assertThat(index().text()).contains("AWS Marketplace has confirmed");
  }

  @Test
  @Tag("C5")
  void whoeverSignsUpADayLaterIsSentBackToTheMarketplaceAndThenLinked() {
    // Given
    buy(MANY_ACCOUNTS, Map.of());
    setUp(MANY_ACCOUNTS);
    stage.clock().moveTo(stage.clock().now().plus(Duration.ofDays(1)), () -> {});
    signIn();

    // When
    var late = link();
    var reloaded = index();

    // Then
    assertThat(late.status()).isEqualTo(410);
    assertThat(late.text())
        .contains("The ticket has expired; the purchase is not lost")
        .contains("Open &quot;Set up your account&quot; at the marketplace again")
        .doesNotContain("action=\"/website/links\"");
    assertThat(reloaded.text()).as("the ticket is gone").doesNotContain("<dialog open");

    // When
    setUp(MANY_ACCOUNTS);
    link();
    stage.clock().settle();

    // Then
    assertThat(index().text()).contains("AWS Marketplace has confirmed");
  }

  @Test
  @Tag("C8")
  @Tag("C10")
  void everythingThatBlocksTheLinkIsShownWithTheActionThatClearsIt() {
    // Given
    signIn();
    buy(NO_CARD, Map.of());
    setUp(NO_CARD);
    link();
    stage.clock().settle();
    owner("/payment-methods/card-" + UUID.randomUUID(), Map.of("card", aCard()));

    // When
    buyer = "another-" + buyer;
    buy(NO_CARD, Map.of());
    setUp(NO_CARD);
    var refused = link();

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text())
        .contains("<dialog open", "Try again", "Your purchase is not lost.")
        .contains("The account has a card on file.", "Remove the card, then link")
        .contains("The account is linked to another purchase of this product.")
        .contains("Disconnect the account from it, or cancel it at the marketplace, then link");
  }

  @Test
  @Tag("C11")
  void aLinkThatFailsShowsWhyAndEverythingForTheSupport() {
    // Given
    buy(MANY_ACCOUNTS, Map.of("paymentFails", true));
    stage.clock().settle();
    setUp(MANY_ACCOUNTS);
    signIn();

    // When
    var failed = link();

    // Then
    assertThat(failed.text())
        .contains("AWS Marketplace could not collect your first payment.")
        .contains("For our support", "<dd>" + account + "</dd>", "<dd>111122223333</dd>")
        .contains("<dd>PAYMENT_FAILED</dd>", "REQUESTED at ");
  }

  @Test
  void theNameOfAnAccountIsTextAndNeverMarkup() {
    // Given
    owner("", Map.of("name", "<img src=x onerror=alert(1)>"));

    // When
    var page = signIn();

    // Then
    assertThat(page.text())
        .contains("<h1>&lt;img src=x onerror=alert(1)&gt;</h1>")
        .doesNotContain("<img");
  }

  private void buy(ProductId product, Map<String, Boolean> more) {
    var order = new HashMap<String, Object>(more);
    order.put("listing", listing(product));
    order.put("buyer", buyer);
    stage.simulator().post("/aws/purchases", order);
  }

  /** What AWS's "Set up your account" does in the buyer's browser. */
  private Page setUp(ProductId product) {
    var path = "/aws/purchases/" + listing(product) + "/" + buyer + "/set-up";
    var token = stage.simulator().post(path, Map.of()).path("token").asText();
    var door = stage.adapter().base().resolve("aws/registrations");
    return browser.send(door, Map.of("x-amzn-marketplace-token", token));
  }

  private Page signIn() {
    return browser.send(
        site("/session"), Map.of("name", "Ada", "account", account, "role", "owner"));
  }

  /** Presses the button, once more if billing has not yet heard of the purchase. */
  private Page link() {
    var last = new AtomicReference<Page>();
    assertThat(
            Await.until(
                TO_HEAR,
                () -> {
                  last.set(browser.send(site("/links"), Map.of("name", "Acme")));
                  return last.get().status() != 503;
                }))
        .as("billing has heard of the purchase")
        .isTrue();
    return last.get();
  }

  private Page index() {
    return browser.open(site(""));
  }

  private void awsSends(ProductId product, String action) {
    stage
        .simulator()
        .post(
            "/aws/notices", Map.of("listing", listing(product), "buyer", buyer, "action", action));
  }

  private void owner(String path, Map<String, ?> body) {
    stage
        .services()
        .billing()
        .as(stage.signIn().ownerOf(account))
        .put("/accounts/" + account + path, body);
  }

  private static Map<String, String> aCard() {
    return Map.of("token", "token-1", "brand", "Visa", "lastFour", "4242", "expires", "2999-12");
  }

  private String listing(ProductId product) {
    var listings = stage.policies().of(product).orElseThrow().policy().listings();
    return requireNonNull(listings.get("aws"), "It is sold at AWS.").getFirst();
  }

  private URI site(String path) {
    return stage.simulator().base().resolve("website" + path);
  }
}
