package io.gracekeeper.benchmarks;

import io.gracekeeper.callers.Tokens;
import io.gracekeeper.simulator.identity.Claims;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint, and calls of it that succeed.
 *
 * @param template method and path, as the API has it
 * @param calls a call for each number; no two are about the same things
 */
record Endpoint(String template, IntFunction<Call> calls) {

  /**
   * One call.
   *
   * @param body JSON; null if there is none
   */
  record Call(Claims by, String path, @Nullable String body) {}

  HttpRequest request(URI service, int number, Tokens tokens) {
    var call = calls.apply(number);
    var body = call.body();
    var method = template.substring(0, template.indexOf(' '));
    return HttpRequest.newBuilder(service.resolve(call.path()))
        .header("Authorization", "Bearer " + tokens.saying(call.by()))
        .header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }
}
