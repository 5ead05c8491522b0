package io.gracekeeper.adapter.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gracekeeper.adapter.journal.Attempt;
import io.gracekeeper.adapter.shelf.Lying;
import io.gracekeeper.adapter.shelf.Masked;
import io.gracekeeper.adapter.shelf.Sender;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something on a shelf, as an operator sees it.
 *
 * @param position where it lies: partition and offset
 * @param at when it was put there
 * @param sent who sent it; null where its origin was never proven
 * @param reason why it lies there; null for what is only kept
 * @param from where it was before: topic, partition and offset, or a queue; null likewise
 * @param bytes how long its body is
 * @param settled whether it was replayed well, and nobody has to look after it
 * @param lastAttempt what came of its last replay; null if there was none, and for what is only
 *     kept
 */
@Schema(name = "Lying")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shown(
    String position,
    Instant at,
    @Nullable Sender sent,
    @Nullable String reason,
    @Nullable String from,
    int bytes,
    boolean settled,
    @Nullable Attempt lastAttempt) {

  /**
   * With its body.
   *
   * @param body as text, without tokens, secrets and what addresses are asked with
   * @param complete whether nothing had to be left out
   */
  @Schema(name = "LyingWithBody")
  public record Whole(Shown notice, String body, boolean complete) {

    static Whole of(Lying lying, @Nullable Attempt last) {
      var body = Masked.of(lying.body());
      return new Whole(Shown.of(lying, last), body.text(), body.isWhole());
    }
  }

  static Shown of(Lying lying, @Nullable Attempt last) {
    return new Shown(
        lying.position().toString(),
        lying.at(),
        lying.sender(),
        lying.reason(),
        lying.from(),
        lying.body().length,
        last != null && last.wentWell(),
        last);
  }
}
