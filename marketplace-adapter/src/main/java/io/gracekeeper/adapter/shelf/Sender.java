package io.gracekeeper.adapter.shelf;

import io.gracekeeper.adapter.notices.Notice;
import java.time.Instant;

/**
 * Who sent a notice.
 *
 * @param source the way it came, in one word
 * @param sender who sent it on that way, as the marketplace names it
 * @param id the marketplace's own id of it
 */
public record Sender(String source, String sender, String id, Instant receivedAt) {

  static Sender of(Notice notice) {
    return new Sender(notice.source(), notice.sender(), notice.id(), notice.receivedAt());
  }
}
