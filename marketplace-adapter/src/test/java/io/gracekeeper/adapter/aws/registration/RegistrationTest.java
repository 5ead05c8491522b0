package io.gracekeeper.adapter.aws.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.RegistrationId;
import io.gracekeeper.events.Topics;
import io.gracekeeper.events.Wire;
import io.gracekeeper.ticket.Ticket;
import io.gracekeeper.ticket.Tickets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where "Set up your account" leads. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@Tag("C3")
class RegistrationTest {

  private static final String RESOLVED =
      "{\"CustomerIdentifier\":\" X01EXAMPLEX\",\"CustomerAWSAccountId\":\"111122223333\","
          + "\"ProductCode\":\"n0123example\",\"LicenseArn\":\"arn:aws:license-manager::1:license:l-1\"}";

  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  private final KafkaRecords broker = new KafkaRecords();
  private final String token = "token of " + UUID.randomUUID() + "+/=";

  @Inject Tickets tickets;

  private SnsTwin aws;

  @BeforeEach
  void open() {
    aws = SnsTwin.asConfigured();
  }

  @AfterEach
  void close() {
    SharedKafka.startAgain();
    aws.close();
  }

  @Test
  void theBuyerIsSentOnWithATicketOnceWhatAwsSaidIsDurable() throws Exception {
    // Given
    aws.at("/metering", 200, RESOLVED);

    // When
    var answer = register("x-amzn-marketplace-offer-type=free-trial&");

    // Then
    assertThat(answer.statusCode()).isEqualTo(303);
    var told = told();
    assertThat(told).hasSize(1);
    var event = Wire.read(BuyerRegistered.class, told.getFirst().value());
    assertThat(event.agreement().buyer()).isEqualTo("X01EXAMPLEX");
    assertThat(event.agreement().listing()).isEqualTo("n0123example");
    assertThat(event.buyerAccount()).isEqualTo("111122223333");
    assertThat(event.freeTrial()).isTrue();
    var location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith("https://vendor.example/welcome?from=aws&ticket=");
    assertThat(location).doesNotContain("token");
    assertThat(tickets.read(location.substring(location.indexOf("ticket=") + 7)))
        .isEqualTo(new Ticket.Good(event.registration()));
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void awsIsAskedWithOurOwnKey() throws Exception {
    // Given
    aws.at("/metering", 200, RESOLVED);

    // When
    register("");

    // Then
    var asked = aws.asked("/metering").getFirst();
    assertThat(asked.header("X-amz-target")).isEqualTo("AWSMPMeteringService.ResolveCustomer");
    assertThat(asked.header("Content-type")).isEqualTo("application/x-amz-json-1.1");
    assertThat(asked.header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
        .contains("/us-east-1/aws-marketplace/aws4_request");
    assertThat(asked.body()).isEqualTo("{\"RegistrationToken\":\"" + token + "\"}");
  }

  @Test
  @Tag("D4")
  void theSameTokenIsTheSameRegistration() throws Exception {
    // Given
    aws.at("/metering", 200, RESOLVED);

    // When
    register("");
    register("");

    // Then
    assertThat(told())
        .hasSize(2)
        .extracting(record -> KafkaRecords.header(record, "ce_id"))
        .containsOnly(KafkaRecords.header(told().getFirst(), "ce_id"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidTokenException, 400, marketplace-token-invalid",
    "400, com.amazonaws.marketplace#ExpiredTokenException, 410, marketplace-token-expired",
    "400, ThrottlingException, 503, marketplace-busy",
    "500, InternalServiceErrorException, 503, marketplace-unavailable",
  })
  @Tag("C5")
  void whatAwsRefusesTheBuyerIsToldInOurWords(int status, String error, int answered, String code)
      throws Exception {
    // Given
    aws.at("/metering", status, "{\"__type\":\"" + error + "\",\"message\":\"no\"}");

    // When
    var answer = register("");

    // Then
    refused(answer, answered, code);
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidTokenException, 400, does not know this visit",
    "400, ExpiredTokenException, 410, took too long",
    "400, ThrottlingException, 503, Many buyers arrive",
    "500, InternalServiceErrorException, 503, does not answer",
  })
  @Tag("C5")
  void aBrowserIsToldSoOnAPage(int status, String error, int answered, String heading)
      throws Exception {
    // Given
    aws.at("/metering", status, "{\"__type\":\"" + error + "\",\"message\":\"no\"}");

    // When
    var answer = post(BROWSER, form(""));

    // Then
    assertThat(answer.statusCode()).isEqualTo(answered);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(answer.headers().allValues("Vary")).containsExactly("Accept");
    assertThat(answer.body())
        .contains("<html lang=\"en\">", heading, "Your purchase is not lost.")
        .contains("Open &quot;Set up your account&quot; at AWS Marketplace again")
        .doesNotContain(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html                                       | text/html",
        "application/json;q=0.5, text/html               | text/html",
        "*/*                                             | application/problem+json",
        "application/json                                | application/problem+json",
        "application/problem+json, text/html;q=0.5       | application/problem+json",
        "text/html;q=0, */*                              | application/problem+json",
      })
  void everybodyIsToldInTheFormThatTheyLikeMost(String accept, String form) throws Exception {
    var answer = post(accept, "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(form);
  }

  @ParameterizedTest
  @EnumSource(RegistrationReason.class)
  void thePageOfEachReasonSaysWhatToDo(RegistrationReason reason) {
    assertThat(RefusalPage.of(reason))
        .containsOnlyOnce("<h1>")
        .contains("What to do:", "Your purchase is not lost.", reason.code())
        .doesNotContain("%", "\"Set up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"CustomerIdentifier\":\"\",\"ProductCode\":\"n0123example\"}",
        "{\"CustomerIdentifier\":\"X01\"}",
        "{}"
      })
  void anAnswerThatNamesNoPurchaseIsSaidSo(String body) throws Exception {
    aws.at("/metering", 200, body);

    refused(register(""), 502, "purchase-unnamed");
  }

  @Test
  void anAnswerThatIsNoJsonIsNoAnswer() throws Exception {
    aws.at("/metering", 200, "<html/>");

    refused(register(""), 503, "marketplace-unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x-amzn-marketplace-token=", "x-amzn-marketplace-token=%20"})
  void whoeverComesWithoutATokenIsSentBack(String form) throws Exception {
    refused(post(form), 400, "marketplace-token-missing");
  }

  @Test
  @Tag("C5")
  @Tag("E2")
  void whileTheBrokerIsAwayNobodyIsSentOnAndComingAgainLosesNothing() throws Exception {
    // Given
    aws.at("/metering", 200, RESOLVED);
    register("");
    SharedKafka.stop();

    // When
    var putOff = register("");
    SharedKafka.startAgain();

    // Then
    refused(putOff, 503, "broker-unavailable");
    await().atMost(Duration.ofSeconds(30)).until(() -> register("").statusCode() == 303);
    assertThat(told()).isNotEmpty();
  }

  private void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"")
        .contains("your purchase is not lost")
        .contains("clearedBy")
        .doesNotContain(token);
  }

  private HttpResponse<String> register(String more) throws IOException, InterruptedException {
    return post(form(more));
  }

  private String form(String more) {
    return more + "x-amzn-marketplace-token=" + URLEncoder.encode(token, UTF_8);
  }

  private HttpResponse<String> post(String form) throws IOException, InterruptedException {
    return post("*/*", form);
  }

  private HttpResponse<String> post(String accept, String form)
      throws IOException, InterruptedException {
    try (var browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return browser.send(
          HttpRequest.newBuilder(address())
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Accept", accept)
              .POST(BodyPublishers.ofString(form))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private static URI address() {
    var root = ConfigProvider.getConfig().getValue("test.url", String.class);
    return URI.create(root + "/aws/registrations");
  }

  /** What was told of this test's token. */
  private List<ConsumerRecord<String, byte[]>> told() {
    var registration = RegistrationId.ofToken(Marketplace.AWS, token);
    return broker.of(Topics.MARKETPLACE_EVENTS).stream()
        .filter(record ->
            KafkaRecords.header(record, "ce_cause").equals("registration:" + registration))
        .toList();
  }
}
