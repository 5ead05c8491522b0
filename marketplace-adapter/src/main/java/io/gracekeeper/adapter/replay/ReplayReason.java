package io.gracekeeper.adapter.replay;

import io.gracekeeper.problem.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Why nothing can be shown or replayed, beside what every call can be refused for. */
enum ReplayReason implements Reason {
  UNKNOWN_SHELF(404, "There is no such shelf", "Ask for kept, dead-letters or quarantine."),
  UNKNOWN_NOTICE(404, "Nothing lies there", "Take a position from the list."),
  UNKNOWN_REPLAY(404, "There is no such replay", "Take an id from the list."),
  PASSAGE_TOO_LONG(400, "The passage is too long", "Replay it in parts."),
  NOT_IN_BULK(400, "Quarantine is not replayed in bulk", "Look at each, and replay it by itself."),
  REPLAY_RUNNING(409, "Another passage is being replayed", "Wait until it is finished."),
  NOT_PROVEN_NOW(503, "Its origin cannot be determined now", "Send it again.");

  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private final int status;
  private final String title;
  private final String clearedBy;

  ReplayReason(int status, String title, String clearedBy) {
    this.status = status;
    this.title = title;
    this.clearedBy = clearedBy;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String clearedBy() {
    return clearedBy;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return status == 503 || this == REPLAY_RUNNING ? Optional.of(A_MOMENT) : Optional.empty();
  }
}
