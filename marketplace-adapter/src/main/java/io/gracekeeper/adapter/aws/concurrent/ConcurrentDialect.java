package io.gracekeeper.adapter.aws.concurrent;

import io.gracekeeper.adapter.aws.eventbridge.BusAdmission;
import io.gracekeeper.adapter.aws.eventbridge.BusEvent;
import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.translation.Dialect;
import io.gracekeeper.adapter.translation.Translation;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes EventBridge's envelope off a notice and has what it carries translated. */
@ApplicationScoped
class ConcurrentDialect implements Dialect {

  @Override
  public String source() {
    return BusAdmission.SOURCE;
  }

  @Override
  public Translation translate(Notice notice) {
    return BusEvent.read(notice.body())
        .map(AgreementNotice::translate)
        .orElseGet(() -> new Translation.Unreadable("The body is no event of EventBridge."));
  }
}
