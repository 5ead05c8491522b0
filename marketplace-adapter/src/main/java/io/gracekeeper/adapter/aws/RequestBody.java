package io.gracekeeper.adapter.aws;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Reads a body as it comes in, up to a limit, whatever its length is said to be. What is over the
 * limit is dropped, so that the sender can read its answer, until it is a flood.
 */
public final class RequestBody {

  /** SNS sends at most 256 KiB over HTTP, and the envelope around it. */
  private static final int LIMIT = 300 * 1024;

  private static final int FLOOD = 16 * LIMIT;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpServerRequest request;
  private final UniEmitter<? super Reading> reading;
  private final Buffer whole = Buffer.buffer();
  private long received;

  private RequestBody(HttpServerRequest request, UniEmitter<? super Reading> reading) {
    this.request = request;
    this.reading = reading;
  }

  /** What reading comes to. */
  public sealed interface Reading {}

  /** All of it; never compared, so an array will do. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Whole(byte[] bytes) implements Reading {}

  /** It is larger than the limit. */
  public record Oversized() implements Reading {}

  /** It did not come to its end in time, or the sender went away. */
  public record Late() implements Reading {}

  /** Reads it; completes in any case, and in time. */
  public static Uni<Reading> of(HttpServerRequest request) {
    return Uni.createFrom()
        .<Reading>emitter(reading -> new RequestBody(request, reading).read())
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(Late::new);
  }

  private void read() {
    request
        .handler(this::receive)
        .endHandler(_ -> reading.complete(new Whole(whole.getBytes())))
        .exceptionHandler(_ -> reading.complete(new Late()))
        .resume();
  }

  private void receive(Buffer part) {
    received += part.length();
    if (received <= LIMIT) {
      whole.appendBuffer(part);
    } else if (received <= FLOOD) {
      reading.complete(new Oversized());
    } else {
      request.connection().close();
    }
  }
}
