package io.gracekeeper.callers;

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
 * Somebody who brings the service under test to where a test begins, or looks again and again. The
 * JDK's client makes these calls, for there are thousands: REST Assured, in which tests say what
 * they expect, would take most of the time.
 */
public record PlainCaller(String token) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An account's owner. */
  public static PlainCaller ownerOf(String account) {
    return new PlainCaller(Callers.tokenOfOwnerOf(account));
  }

  /** A billing admin of an account. */
  public static PlainCaller billingAdminOf(String account) {
    return new PlainCaller(Callers.tokenOfBillingAdminOf(account));
  }

  /** Who runs the product for the vendor. */
  public static PlainCaller operator() {
    return new PlainCaller(Callers.tokenOfOperator());
  }

  /** Puts, and tells the status of the answer. */
  public int put(String path, Map<String, ?> body) {
    return send("PUT", path, json(body)).status();
  }

  /** Posts, and tells the status of the answer. */
  public int post(String path, Map<String, ?> body) {
    return send("POST", path, json(body)).status();
  }

  /** Deletes, and tells the status of the answer. */
  public int delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody()).status();
  }

  /** Puts what has to be accepted for the test to begin. */
  public void hasPut(String path, Map<String, ?> body) {
    send("PUT", path, json(body)).mustBeGood();
  }

  /** Posts what has to be accepted for the test to begin. */
  public void hasPosted(String path, Map<String, ?> body) {
    send("POST", path, json(body)).mustBeGood();
  }

  /** Reads. */
  public JsonNode get(String path) {
    try {
      return JSON.readTree(send("GET", path, BodyPublishers.noBody()).body());
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException("The service answers JSON.", noJson);
    }
  }

  private record Answer(String to, int status, String body) {

    void mustBeGood() {
      if (status != 200) {
        throw new AssertionError(to + " was answered " + status + ": " + body);
      }
    }
  }

  private Answer send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(method + " " + path, answer.statusCode(), answer.body());
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
