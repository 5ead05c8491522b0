package io.gracekeeper.adapter.aws.legacy;

import io.gracekeeper.adapter.aws.sns.SnsAdmission;
import io.gracekeeper.adapter.aws.sns.SnsEnvelope;
import io.gracekeeper.adapter.aws.sns.SnsMessage.Notification;
import io.gracekeeper.adapter.aws.sns.SnsMessage.SubscriptionConfirmation;
import io.gracekeeper.adapter.aws.sns.SnsMessage.UnsubscribeConfirmation;
import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.translation.Dialect;
import io.gracekeeper.adapter.translation.Translation;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes the SNS envelope off a notice and has what it carries translated. */
@ApplicationScoped
class LegacyDialect implements Dialect {

  @Override
  public String source() {
    return SnsAdmission.SOURCE;
  }

  @Override
  public Translation translate(Notice notice) {
    return switch (SnsEnvelope.read(notice.body())) {
      case Notification(var head, _) ->
          LegacyMessage.translate(head.text(), head.id(), head.timestamp());
      case SubscriptionConfirmation _, UnsubscribeConfirmation _ -> new Translation.Nothing();
      case SnsEnvelope.Unreadable(var reason) -> new Translation.Unreadable(reason.name());
    };
  }
}
