package io.gracekeeper.adapter.attack;

import io.gracekeeper.problem.Reason;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What we answer: {@code 200}, {@code 403 foreign-topic}, {@code quarantined foreign-account}. */
public record Answer(String text) {

  private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

  /** It is kept. */
  public static final Answer ACCEPTED = new Answer("200");

  /** It is refused, or put off. */
  public static Answer of(Reason reason) {
    return new Answer(reason.status() + " " + reason.code());
  }

  /** What came over HTTP. */
  public static Answer of(HttpResponse<String> response) {
    var code = CODE.matcher(response.body());
    return new Answer(response.statusCode() + (code.find() ? " " + code.group(1) : ""));
  }

  /** What a queue held went to quarantine. */
  public static Answer quarantined(String code) {
    return new Answer("quarantined " + code);
  }

  /** The status alone. */
  public String status() {
    return text.split(" ", 2)[0];
  }

  /** The code alone. */
  public String code() {
    return text.substring(text.indexOf(' ') + 1);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Hands a test what its {@link Attack} promises. */
  static final class AsPromised implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Answer.class;
    }

    @Override
    public Answer resolveParameter(ParameterContext parameter, ExtensionContext test) {
      var attack = test.getRequiredTestMethod().getAnnotation(Attack.class);
      return new Answer(attack.answer());
    }
  }
}
