package io.gracekeeper.simulator.website;

import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Problem;
import io.gracekeeper.problem.Problem.Blocker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index page shows to whoever is signed in.
 *
 * @param standing null if there is no such account yet, or billing does not tell
 * @param hasTicket whether the person brought a purchase along that is not linked yet
 * @param problem why billing refused; null if it did not
 */
public record Index(
    Person person, @Nullable Standing standing, boolean hasTicket, @Nullable Problem problem) {

  /** Whether there is anything to say of a link (C4). */
  public boolean hasDialog() {
    return hasTicket || problem != null || !links().isEmpty();
  }

  /** Whether the page looks again by itself (C6). */
  public boolean isPending() {
    return problem == null && !hasTicket && standing != null && standing.isPending();
  }

  public List<Standing.LinkStatus> links() {
    return standing == null ? List.of() : standing.links();
  }

  public List<Blocker> blockers() {
    return problem == null ? List.of() : problem.blockers();
  }

  /** Whether the purchase was linked to another account before, which the person may decline. */
  public boolean offersFormer() {
    return isRefusedFor(Code.FORMER_ACCOUNT);
  }

  /** Whether only a new ticket helps. */
  public boolean needsNewTicket() {
    return isRefusedFor(Code.TICKET_EXPIRED) || isRefusedFor(Code.TICKET_FORGED);
  }

  private boolean isRefusedFor(Code code) {
    return blockers().stream().anyMatch(blocker -> blocker.code().equals(code.code()));
  }
}
