package io.gracekeeper.adapter.replay;

import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A call whose body has a few hundred bytes. The service's own limit cannot do it: the webhooks,
 * which count for themselves, take more.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface SmallBody {

  /** Reads no more than that. */
  @Provider
  @SmallBody
  class Reader implements ReaderInterceptor {

    private static final int LIMIT = 8 * 1024;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
      var body = context.getInputStream().readNBytes(LIMIT + 1);
      if (body.length > LIMIT) {
        throw Refusal.of(Code.BODY_TOO_LARGE, "The body has more than " + LIMIT + " bytes.");
      }
      context.setInputStream(new ByteArrayInputStream(body));
      return context.proceed();
    }
  }
}
