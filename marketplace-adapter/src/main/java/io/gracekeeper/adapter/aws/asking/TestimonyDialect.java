package io.gracekeeper.adapter.aws.asking;

import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.translation.Dialect;
import io.gracekeeper.adapter.translation.Translation;
import jakarta.enterprise.context.ApplicationScoped;

/** Has what AWS answered translated like a notice. */
@ApplicationScoped
class TestimonyDialect implements Dialect {

  @Override
  public String source() {
    return Testimony.SOURCE;
  }

  @Override
  public Translation translate(Notice notice) {
    return Testimony.read(notice.body())
        .map(it -> Translation.of(it.id(), it.at(), Evidence.of(it).facts()))
        .orElseGet(() -> new Translation.Unreadable("The body is no testimony of AWS."));
  }
}
