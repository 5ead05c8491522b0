package io.gracekeeper.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Counts a body while it is read, and refuses it where it becomes too large. */
@Provider
public class BodyCount implements ReaderInterceptor {

  static final String LIMIT = "gracekeeper.http.max-body-size";

  private final long limit;

  @Inject
  BodyCount(@ConfigProperty(name = LIMIT) Optional<MemorySize> limit) {
    this.limit = limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new Counted(context.getInputStream()));
    return context.proceed();
  }

  private final class Counted extends FilterInputStream {

    private long read;

    private Counted(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      var one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int atMost) throws IOException {
      var some = super.read(into, from, atMost);
      count(some);
      return some;
    }

    private void count(int more) {
      read += Math.max(0, more);
      if (read > limit) {
        throw Refusal.of(Code.BODY_TOO_LARGE, "The body has more than " + limit + " bytes.");
      }
    }
  }
}
