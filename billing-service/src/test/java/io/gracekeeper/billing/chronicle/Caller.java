package io.gracekeeper.billing.chronicle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * Somebody who calls billing. There are hundreds of calls, so the JDK's client makes them: REST
 * Assured would take most of the time.
 */
record Caller(String token) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  int put(String path, Map<String, ?> body) {
    return send("PUT", path, json(body)).status();
  }

  int post(String path, Map<String, ?> body) {
    return send("POST", path, json(body)).status();
  }

  int delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody()).status();
  }

  JsonNode get(String path) {
    try {
      return JSON.readTree(send("GET", path, BodyPublishers.noBody()).body());
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException("Billing answers JSON.", noJson);
    }
  }

  private record Answer(int status, String body) {}

  private Answer send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static BodyPublisher json(Map<String, ?> body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A map becomes JSON.", impossible);
    }
  }
}
