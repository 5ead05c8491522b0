package io.gracekeeper.callers;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint in the table: who may call it, and a call of it that succeeds.
 *
 * @param call method and path template
 * @param may the roles that are let in
 * @param outOfReach what is answered for another account's things; null if they are no account's
 * @param names what stands in the path's braces; {@code account} always, it owns what is called
 * @param body null if there is none
 * @param unproven how everybody is turned away whose call does not prove itself, whatever token
 *     they show; null if tokens are asked for
 */
public record Line(
    String call,
    List<String> may,
    @Nullable String outOfReach,
    Map<String, String> names,
    @Nullable Object body,
    @Nullable Unproven unproven) {

  /** The answer to a call that shows nothing to be believed for. */
  record Unproven(int status, String code) {}

  /** A call that nobody may make yet, of these things. */
  public static Line of(String call, Map<String, String> names) {
    return new Line(call, List.of(), null, names, null, null);
  }

  public Line by(String... roles) {
    return new Line(call, List.of(roles), outOfReach, names, body, unproven);
  }

  /** Another account's are as unknown as this. */
  public Line elseUnknown(String what) {
    return new Line(call, may, "unknown-" + what, names, body, unproven);
  }

  public Line with(String name, String value) {
    var more =
        Stream.concat(names.entrySet().stream(), Stream.of(Map.entry(name, value)))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (_, last) -> last));
    return new Line(call, may, outOfReach, more, body, unproven);
  }

  public Line saying(Map<String, ?> said) {
    return new Line(call, may, outOfReach, names, said, unproven);
  }

  /** Nobody needs a token: what is sent proves its sender, or is turned away like this. */
  public Line openButProving(int status, String code) {
    return new Line(call, may, outOfReach, names, body, new Unproven(status, code));
  }

  String method() {
    return call.substring(0, call.indexOf(' '));
  }

  String path() {
    var path = call.substring(call.indexOf(' ') + 1);
    for (var name : names.entrySet()) {
      path = path.replace("{" + name.getKey() + "}", name.getValue());
    }
    return path;
  }

  String account() {
    return names.getOrDefault("account", "");
  }
}
