package io.gracekeeper.callers;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may do what at the service under test, and the calls that prove it: every endpoint, in every
 * role, of the caller's own account or of another one, and with every kind of bad token.
 */
public final class AccessTable {

  /** {@code -Daccess.write} writes the document anew. */
  private static final String WRITE = "access.write";

  private static final String OPEN =
      """

      *open*: no token is asked for and none is minded. What is sent there proves its sender by its signature, or is refused; [how](../adr/0008-how-origin-is-proven.md).
      """;

  private final List<Line> lines;

  public AccessTable(Line... lines) {
    this.lines = List.of(lines);
  }

  /** The endpoints that it declares. */
  public SortedSet<String> endpoints() {
    return new TreeSet<>(lines.stream().map(Line::call).toList());
  }

  /** Makes every call; the answers that are not as declared. */
  public List<String> mismatches() {
    var cells = new Cells(IssuerResource.issuer(), Callers.called());
    return lines.stream()
        .flatMap(line -> cells.of(line).map(cell -> cell.mismatch(line)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The table as people read it. */
  public String document() {
    return """
    # Who may do what at %s

    Generated from `AccessTableTest` of this service, which makes each of these calls for real; a new endpoint without a line here fails the build. After a change: `./mvnw verify -pl %s -am -Dtest=AccessTableTest -Dsurefire.failIfNoSpecifiedTests=false -D%s`.

    | call | %s |
    |---|%s
    %s

    *yes / 404*: of the own account, and of any other, whose things are as unknown as what does not exist. *403*: `role-missing`, which names who may. Without a token, or with one that is expired, by another issuer, signed with another key, without a subject or not for this service, every call is answered 401. A customer's role counts only in a token that names an account, a vendor's only in one that names none. [Why](../adr/0010-who-may-do-what.md).
    %s\
    """
        .formatted(
            Callers.called(),
            Callers.called(),
            WRITE,
            roles().collect(joining(" | ")),
            roles().map(_ -> "---|").collect(joining()),
            lines.stream().map(AccessTable::row).collect(joining("\n")),
            lines.stream().anyMatch(line -> line.unproven() != null) ? OPEN : "");
  }

  /** The document as it is committed, or as it is now if it is to be written. */
  public String committed() {
    var file = Path.of("../docs/access", Callers.called() + ".md");
    try {
      if (System.getProperty(WRITE) != null) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, document());
      }
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String row(Line line) {
    return "| `%s` | %s |"
        .formatted(line.call(), roles().map(role -> shown(line, role)).collect(joining(" | ")));
  }

  private static String shown(Line line, String role) {
    if (line.unproven() != null) {
      return "open";
    }
    if (!line.may().contains(role)) {
      return "403";
    }
    return Cells.OF_AN_ACCOUNT.contains(role) && line.outOfReach() != null ? "yes / 404" : "yes";
  }

  private static Stream<String> roles() {
    return Stream.concat(Cells.OF_AN_ACCOUNT.stream(), Cells.OF_THE_VENDOR.stream());
  }
}
