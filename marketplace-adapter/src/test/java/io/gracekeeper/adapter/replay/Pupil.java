package io.gracekeeper.adapter.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.translation.Dialect;
import io.gracekeeper.adapter.translation.Translation;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A dialect that learns, as ours do with a new version. */
@ApplicationScoped
class Pupil implements Dialect {

  private static final String SOURCE = "pupil";

  private volatile Mastery mastery = Mastery.GOOD;
  private volatile @Nullable String lingersOver;
  private volatile CountDownLatch lingering = new CountDownLatch(0);

  /** What it makes of a notice. */
  enum Mastery {
    NONE,
    /** It understands that something ended, and mistakes why. */
    FAULTY,
    GOOD
  }

  /** A notice that only it understands, as it is kept. */
  static ProducerRecord<String, byte[]> notice(
      int partition, String id, String text, Instant receivedAt) {
    var record =
        new ProducerRecord<>(
            Topics.MARKETPLACE_NOTICES,
            partition,
            receivedAt.toEpochMilli(),
            id,
            text.getBytes(UTF_8));
    record
        .headers()
        .add("notice_source", SOURCE.getBytes(UTF_8))
        .add("notice_sender", "a school".getBytes(UTF_8))
        .add("notice_id", id.getBytes(UTF_8))
        .add("notice_received_at", receivedAt.toString().getBytes(UTF_8));
    return record;
  }

  void is(Mastery now) {
    mastery = now;
  }

  /** The next time it reads this one, it does not come to an end before it may. */
  void lingersOver(String id) {
    lingering = new CountDownLatch(1);
    lingersOver = id;
  }

  boolean isLingering() {
    return lingersOver == null && lingering.getCount() > 0;
  }

  void mayGoOn() {
    lingersOver = null;
    lingering.countDown();
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public Translation translate(Notice notice) {
    linger(notice);
    return switch (new String(notice.body(), UTF_8)) {
      case "a secret" -> new Translation.Unknown();
      case "scrawl" -> new Translation.Unreadable("This is a scrawl.");
      default -> translated(notice);
    };
  }

  private Translation translated(Notice notice) {
    return switch (mastery) {
      case NONE -> throw new IllegalStateException("I have not learned this.");
      case FAULTY -> ended(notice, EndReason.CANCELLED);
      case GOOD -> ended(notice, EndReason.EXPIRED);
    };
  }

  private static Translation ended(Notice notice, EndReason reason) {
    var names = AgreementNames.ofBuyer(Marketplace.AWS, "listing", notice.id());
    return Translation.of(notice.id(), Instant.EPOCH, List.of(new AgreementEnded(names, reason)));
  }

  private void linger(Notice notice) {
    if (!notice.id().equals(lingersOver)) {
      return;
    }
    lingersOver = null;
    try {
      lingering.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
