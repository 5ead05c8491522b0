package io.gracekeeper.adapter.aws.api;

import static java.lang.String.CASE_INSENSITIVE_ORDER;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

import io.gracekeeper.adapter.aws.AwsHttp;
import io.gracekeeper.adapter.aws.CallTimes;
import io.gracekeeper.adapter.aws.SignedRequests;
import io.gracekeeper.adapter.aws.SignedRequests.Scope;
import io.gracekeeper.clock.BusinessTime;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.RateLimitType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * Asks AWS: no more often than it allows, a few times if it does not answer, and each time for a
 * few seconds at most ({@link AwsHttp}).
 */
@ApplicationScoped
public class AwsApi {

  private static final int FIRST_PAUSE_MILLIS = 200;
  private static final int JITTER_MILLIS = 150;
  private static final int LONGEST_PAUSE_SECONDS = 2;

  private static final Logger LOG = Logger.getLogger(AwsApi.class);

  private final AwsHttp http;
  private final SignedRequests requests;
  private final ApiSettings settings;
  private final CallTimes times;
  private final Clock clock;
  private final Map<Operation, Guard> guards = new EnumMap<>(Operation.class);

  @Inject
  AwsApi(
      AwsHttp http,
      SignedRequests requests,
      ApiSettings settings,
      CallTimes times,
      @BusinessTime Clock clock) {
    this.http = http;
    this.requests = requests;
    this.settings = settings;
    this.times = times;
    this.clock = clock;
    var perSecond =
        new TreeMap<String, Integer>(CASE_INSENSITIVE_ORDER); // The environment has none.
    perSecond.putAll(settings.perSecond());
    refuseUnknown(perSecond.keySet());
    for (var operation : Operation.values()) {
      guards.put(
          operation,
          guard(operation, perSecond.getOrDefault(operation.label(), operation.perSecond())));
    }
  }

  private static void refuseUnknown(Set<String> named) {
    var known = Arrays.stream(Operation.values()).map(Operation::label).toList();
    named.stream()
        .filter(name -> known.stream().noneMatch(name::equalsIgnoreCase))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "gracekeeper.aws.api.per-second." + name + ": we ask AWS only " + known + ".");
        });
  }

  private static Guard guard(Operation operation, int perSecond) {
    return Guard.create()
        .withDescription(operation.label())
        .withRetry()
        .maxRetries(operation.retries())
        .delay(FIRST_PAUSE_MILLIS, MILLIS)
        .jitter(JITTER_MILLIS, MILLIS)
        .retryOn(RateLimitException.class)
        .whenResult(result -> result instanceof Reply reply && reply.isForNow())
        .withExponentialBackoff()
        .maxDelay(LONGEST_PAUSE_SECONDS, SECONDS)
        .done()
        .done()
        .withRateLimit()
        .limit(perSecond)
        .window(1, SECONDS)
        .type(RateLimitType.ROLLING)
        .done()
        .build();
  }

  /** Blocks until AWS has answered, or has not in time; never fails. */
  public Reply ask(Operation operation, String body) {
    var last = new AtomicReference<Reply>(new Reply.Throttled("We have asked as often as we may."));
    try {
      return requireNonNull(guards.get(operation), "Each has one.")
          .get(() -> last.updateAndGet(_ -> once(operation, body)), Reply.class);
    } catch (FaultToleranceException noMoreRetries) {
      LOG.warnf("AWS does not answer operation=%s why=%s", operation.label(), last.get());
      return last.get();
    }
  }

  private Reply once(Operation operation, String body) {
    var call = times.begin(operation.label());
    var reply = reply(operation, body);
    call.end(reply.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    return reply;
  }

  private Reply reply(Operation operation, String body) {
    var headers = Map.of("Content-Type", operation.mediaType(), "X-Amz-Target", operation.target());
    var scope = new Scope("aws-marketplace", settings.region());
    try {
      var request = requests.post(address(operation), scope, headers, body);
      return Reply.of(http.send(request).join(), clock.instant());
    } catch (CompletionException | IllegalStateException silent) {
      return new Reply.Silent(String.valueOf(silent));
    }
  }

  private URI address(Operation operation) {
    return switch (operation) {
      case RESOLVE_CUSTOMER -> settings.meteringEndpoint();
      case GET_ENTITLEMENTS -> settings.entitlementEndpoint();
      case DESCRIBE_AGREEMENT, SEARCH_AGREEMENTS -> settings.agreementEndpoint();
    };
  }
}
