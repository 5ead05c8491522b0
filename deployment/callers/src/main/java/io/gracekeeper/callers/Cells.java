package io.gracekeeper.callers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.access.Role;
import io.gracekeeper.simulator.identity.Claims;
import io.gracekeeper.simulator.identity.Issuer;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everybody who could come to a line. */
final class Cells {

  static final List<String> OF_AN_ACCOUNT = List.of(Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER);
  static final List<String> OF_THE_VENDOR = List.of(Role.OPERATOR, Role.SERVICE);

  private static final String FOREIGN = "somebody-else";

  private final Tokens good;
  private final Tokens impostors;
  private final Tokens tooLate;
  private final Tokens foreigners;
  private final String service;

  Cells(Issuer issuer, String service) {
    var earlier = Clock.offset(Clock.systemUTC(), Issuer.LIFESPAN.multipliedBy(-2));
    this.good = new Tokens(issuer);
    this.impostors = new Tokens(issuer.impostor());
    this.tooLate = new Tokens(issuer.when(earlier));
    this.foreigners = new Tokens(issuer.called(URI.create("https://other.example")));
    this.service = service;
  }

  /** First those who are turned away, so that they meet what was prepared. */
  Stream<Cell> of(Line line) {
    if (line.unproven() != null) {
      return everybody(line).map(cell -> cell.answered(line.unproven()));
    }
    return Stream.of(unproven(line), misplaced(line), foreign(line), own(line))
        .flatMap(cells -> cells);
  }

  private Stream<Cell> everybody(Line line) {
    var operator = Claims.ofPerson(Role.OPERATOR, Role.OPERATOR, null);
    return Stream.of(unproven(operator), misplaced(line), foreign(line), own(line))
        .flatMap(cells -> cells);
  }

  private Stream<Cell> unproven(Line line) {
    return unproven(person(line.may().getFirst(), line));
  }

  private Stream<Cell> unproven(Claims claims) {
    return Stream.of(
        new Cell("nobody", null, 401, "token-missing"),
        refused("somebody with no token at all", "not.a.token"),
        refused("somebody with a token that nobody signed", unsigned(good.saying(claims))),
        refused("somebody too late", tooLate.saying(claims)),
        refused("an impostor of the issuer", impostors.saying(claims)),
        refused("another issuer", foreigners.saying(claims)),
        refused("somebody whom the issuer does not name", good.saying(claims.ofNobody())),
        refused("somebody on his way elsewhere", good.saying(claims.to("another-service"))));
  }

  /** A customer's role without an account, a vendor's role with one, and a role that is none. */
  private Stream<Cell> misplaced(Line line) {
    return Stream.of(
            OF_AN_ACCOUNT.stream().map(role -> Claims.ofPerson(role, role, null)),
            OF_THE_VENDOR.stream().map(role -> Claims.ofPerson(role, role, line.account())),
            Stream.of(
                Claims.ofPerson("auditor", "auditor", line.account()),
                Claims.ofPerson("auditor", "auditor", null)))
        .flatMap(claims -> claims)
        .map(claims -> cell("a misplaced " + claims.subject(), claims, 403, "role-missing"));
  }

  private Stream<Cell> foreign(Line line) {
    return OF_AN_ACCOUNT.stream()
        .map(role -> {
          var claims = Claims.ofPerson(role, role, FOREIGN);
          var who = "another account's " + role;
          if (!line.may().contains(role)) {
            return cell(who, claims, 403, "role-missing");
          }
          return line.outOfReach() == null
              ? cell(who, claims, 200, null)
              : cell(who, claims, 404, line.outOfReach());
        });
  }

  private Stream<Cell> own(Line line) {
    return Stream.concat(OF_AN_ACCOUNT.stream(), OF_THE_VENDOR.stream())
        .map(role ->
            line.may().contains(role)
                ? cell(role, person(role, line), 200, null)
                : cell(role, person(role, line), 403, "role-missing"));
  }

  private static Claims person(String role, Line line) {
    return Claims.ofPerson(role, role, OF_AN_ACCOUNT.contains(role) ? line.account() : null);
  }

  private Cell cell(String who, Claims claims, int status, @Nullable String code) {
    return new Cell(who, good.saying(claims.to(service)), status, code);
  }

  /** The same claims under {@code alg: none}. */
  private static String unsigned(String token) {
    var header = "{\"alg\":\"none\"}".getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header)
        + "."
        + token.split("\\.", -1)[1]
        + ".";
  }

  private static Cell refused(String who, String token) {
    return new Cell(who, token, 401, "token-refused");
  }
}
