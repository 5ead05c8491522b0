package io.gracekeeper.local.api;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The REST APIs in public (docs/adr/0011): as built, and kept for whoever relies on them. */
class ApiDocumentsTest {

  private static final Path DOCUMENTS = Path.of("../../docs/api");

  private static final List<String> SERVICES =
      List.of("marketplace-adapter", "billing-service", "subscription-service");

  private static final String COMMAND =
      "./mvnw verify -pl deployment/local -am -Dtest=ApiDocumentsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false ";

  @BeforeAll
  static void update() throws IOException {
    if (Boolean.getBoolean("api.update")) {
      for (var service : SERVICES) {
        Files.copy(made(service), DOCUMENTS.resolve(service + ".yaml"), REPLACE_EXISTING);
      }
    }
  }

  private static Path made(String service) {
    return Path.of("../..", service, "target/openapi/openapi.yaml");
  }

  static List<String> services() {
    return SERVICES;
  }

  @ParameterizedTest
  @MethodSource("services")
  void whatIsCommittedIsWhatTheBuildHasMade(String service) throws IOException {
    // Given
    var made = Files.readString(made(service));

    // When
    var committed = Files.readString(DOCUMENTS.resolve(service + ".yaml"));

    // Then
    assertThat(committed).as(COMMAND + "-Dapi.update").isEqualTo(made);
  }

  @ParameterizedTest
  @MethodSource("services")
  void whoeverReliesOnWhatLandedCanGoOn(String service) throws IOException {
    // Given
    var landed = DOCUMENTS.resolve("landed").resolve(service + ".yaml");
    var committed = Files.readString(DOCUMENTS.resolve(service + ".yaml"));

    // When
    var holds =
        ApiDocument.read(Files.readString(landed)).stillHoldsIn(ApiDocument.read(committed));

    // Then
    assertThat(holds).as("docs/api/landed/" + service + ".yaml still holds").isTrue();
    if (Boolean.getBoolean("api.landed")) {
      Files.writeString(landed, committed);
    }
  }

  static Stream<Arguments> changesThatBreakCallers() {
    return Stream.of(
        change("an address goes", it -> at(it, "/paths").remove("/accounts/{account}/links")),
        change("a method goes", it -> at(it, "/paths/~1accounts~1{account}").remove("get")),
        change("an answer's field goes", it -> fields(it, "Account").remove("name")),
        change("an answer's field is another", it -> type(it, "Account", "name", "integer")),
        change(
            "an answer's number is a text", it -> type(it, "Charge", "coverageRevision", "string")),
        change("a request needs more", it -> required(it, "AccountNamed").add("mail")),
        change("a request's field is another", it -> type(it, "AccountNamed", "name", "integer")),
        change(
            "a text may be less long",
            it -> at(fields(it, "AccountNamed"), "/name").put("maxLength", 20)),
        change(
            "an answer has another choice",
            it -> ((ArrayNode) it.at("/components/schemas/LossReason/enum")).add("ANOTHER")),
        change(
            "a parameter is needed",
            it ->
                ((ArrayNode) it.at("/paths/~1accounts~1{account}~1links/get/parameters"))
                    .addObject()
                    .put("name", "state")
                    .put("in", "query")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string")));
  }

  @ParameterizedTest
  @MethodSource("changesThatBreakCallers")
  void aChangeThatBreaksCallersIsFound(String what, Consumer<ObjectNode> change)
      throws IOException {
    // Given
    var document = ApiDocument.read(Files.readString(DOCUMENTS.resolve("billing-service.yaml")));
    var changed = new ApiDocument(document.root().deepCopy());

    // When
    change.accept(changed.root());

    // Then
    assertThat(document.stillHoldsIn(changed)).as(what).isFalse();
  }

  static Stream<Arguments> changesThatBreakNobody() {
    return Stream.of(
        change(
            "an answer tells more",
            it -> fields(it, "Account").putObject("mail").put("type", "string")),
        change(
            "a request may tell more",
            it -> fields(it, "AccountNamed").putObject("mail").put("type", "string")),
        change(
            "an address comes",
            it -> at(it, "/paths").set("/new", it.at("/paths/~1accounts~1{account}~1charges"))),
        change(
            "a word changes",
            it -> at(it, "/components/schemas/AccountId").put("description", "Another.")));
  }

  @ParameterizedTest
  @MethodSource("changesThatBreakNobody")
  void aChangeThatBreaksNobodyIsLetThrough(String what, Consumer<ObjectNode> change)
      throws IOException {
    // Given
    var document = ApiDocument.read(Files.readString(DOCUMENTS.resolve("billing-service.yaml")));
    var changed = new ApiDocument(document.root().deepCopy());

    // When
    change.accept(changed.root());

    // Then
    assertThat(document.stillHoldsIn(changed)).as(what).isTrue();
  }

  private static Arguments change(String what, Consumer<ObjectNode> change) {
    return Arguments.of(what, change);
  }

  private static ObjectNode at(ObjectNode node, String pointer) {
    return (ObjectNode) node.at(pointer);
  }

  private static ObjectNode fields(ObjectNode document, String schema) {
    return at(document, "/components/schemas/" + schema + "/properties");
  }

  private static ArrayNode required(ObjectNode document, String schema) {
    return (ArrayNode) document.at("/components/schemas/" + schema + "/required");
  }

  private static void type(ObjectNode document, String schema, String field, String type) {
    at(fields(document, schema), "/" + field).put("type", type);
  }
}
