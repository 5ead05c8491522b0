package io.gracekeeper.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.access.Caller;
import io.gracekeeper.access.RequestKey;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request that comes again the answer of the first one, and no second effect. It works
 * within the transaction of the effect: key and answer are kept if, and only if, the effect is. It
 * is bound to {@code @Transactional}, so that no resource has to ask for it and none can forget.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300) // After @Transactional, which has 200.
class Once {

  private static final List<Class<? extends Annotation>> CHANGING =
      List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

  private final Answers answers;
  private final ObjectMapper json;
  private final HttpHeaders headers;
  private final Request request;
  private final UriInfo address;
  private final Caller caller;

  @Inject
  Once(
      Answers answers,
      ObjectMapper json,
      HttpHeaders headers,
      Request request,
      UriInfo address,
      Caller caller) {
    this.answers = answers;
    this.json = json;
    this.headers = headers;
    this.request = request;
    this.address = address;
    this.caller = caller;
  }

  @AroundInvoke
  @Nullable Object once(InvocationContext call) throws Exception {
    var told = changes(call.getMethod()) ? headers.getHeaderString(RequestKey.HEADER) : null;
    return told == null ? call.proceed() : once(RequestKey.of(caller.bearer(), told), call);
  }

  private static boolean changes(Method called) {
    return CHANGING.stream().anyMatch(called::isAnnotationPresent);
  }

  private @Nullable Object once(RequestKey key, InvocationContext call) throws Exception {
    if (!answers.reserve(key)) {
      throw Refusal.of(Code.IN_PROGRESS, "A request with this key is being carried out.");
    }
    var fingerprint = fingerprint(call);
    var known = answers.find(key);
    if (known != null) {
      throw known.fingerprint().equals(fingerprint) ? new Replay(known.answer()) : reused();
    }
    var answer = call.proceed();
    answers.keep(key, fingerprint, json.writeValueAsString(answer));
    return answer;
  }

  private static Refusal reused() {
    return Refusal.of(
        Code.IDEMPOTENCY_KEY_REUSED, "This key came before, with a request that was another.");
  }

  /** What was asked for, as it was understood: spaces and unknown fields make no other request. */
  private String fingerprint(InvocationContext call)
      throws JsonProcessingException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    // Without the host: one service may be reached by several names.
    var asked = request.getMethod() + " " + address.getPath() + "\n";
    digest.update(asked.getBytes(StandardCharsets.UTF_8));
    digest.update(json.writeValueAsBytes(call.getParameters()));
    return HexFormat.of().formatHex(digest.digest());
  }
}
