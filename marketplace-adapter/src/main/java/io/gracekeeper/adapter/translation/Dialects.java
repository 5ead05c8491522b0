package io.gracekeeper.adapter.translation;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.gracekeeper.adapter.notices.Notice;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/** Has whatever is kept translated by the dialect of its source. */
@ApplicationScoped
public class Dialects {

  private final Map<String, Dialect> bySource;

  @Inject
  Dialects(@All List<Dialect> dialects) {
    this.bySource = dialects.stream().collect(toUnmodifiableMap(Dialect::source, identity()));
  }

  /** Never fails: whatever a dialect trips over is that notice's trouble and nobody else's. */
  public Translation translate(Headers headers, byte[] body) {
    try {
      return Notice.kept(headers, body)
          .map(this::translate)
          .orElseGet(() -> new Translation.Unreadable("The record is no notice."));
    } catch (RuntimeException failed) {
      return new Translation.Unreadable(failed.toString());
    }
  }

  private Translation translate(Notice notice) {
    var dialect = bySource.get(notice.source());
    return dialect == null
        ? new Translation.Unreadable("Nobody here understands its source.")
        : dialect.translate(notice);
  }
}
