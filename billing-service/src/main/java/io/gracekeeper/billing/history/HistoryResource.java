package io.gracekeeper.billing.history;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a subscription is paid for as it is, or is not: from the record (A22). */
@Path("/subscriptions/{subscription}/decisions")
@RunOnVirtualThread
public class HistoryResource {

  private final History history;
  private final Caller caller;

  @Inject
  HistoryResource(History history, Caller caller) {
    this.history = history;
    this.caller = caller;
  }

  /**
   * A decision.
   *
   * @param paidByBefore who paid until then; null if nobody did
   * @param paidBy who pays from then on; null if nobody does
   * @param lossReason why nobody does; null if somebody does
   * @param fallbacks the fallbacks that were designated then, in order
   * @param explanation all of it in a sentence
   * @param cause what made the decision necessary: a notice, a request, or time
   * @param notice the marketplace's id of the notice; null if no notice was the cause
   * @param policyHash the product's policy as it stood
   */
  @Schema(name = "Decision")
  public record Shown(
      long coverageRevision,
      Instant decidedAt,
      @Nullable String paidByBefore,
      @Nullable String paidBy,
      @Nullable LossReason lossReason,
      List<String> fallbacks,
      String explanation,
      String cause,
      @Nullable String notice,
      String rule,
      String policyHash) {}

  /**
   * Decisions about a subscription, in order.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Decisions")
  public record All(List<Shown> decisions, @Nullable String next) {}

  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(
      @PathParam("subscription") SubscriptionId subscription, @Valid @BeanParam Asked asked) {
    var page =
        asked.of(
            "decisions",
            (after, atMost) -> history.page(caller.scope(), subscription, revision(after), atMost),
            it -> String.valueOf(it.coverageRevision()));
    if (page.rows().isEmpty()) {
      throw Refusal.of(
          Code.UNKNOWN_SUBSCRIPTION,
          "Billing has decided nothing about the subscription " + subscription + ".");
    }
    return new All(page.rows().stream().map(Entry::shown).toList(), page.next());
  }

  private static long revision(String after) {
    try {
      return after.isEmpty() ? 0 : Long.parseLong(after);
    } catch (NumberFormatException forged) {
      throw Refusal.of(Code.BROKEN_CURSOR, "'after' is no cursor of this list.");
    }
  }
}
