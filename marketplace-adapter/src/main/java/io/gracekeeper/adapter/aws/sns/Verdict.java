package io.gracekeeper.adapter.aws.sns;

/** What became of the question whether a message is from SNS, on a topic of ours. */
public sealed interface Verdict {

  /** It is. */
  record Proven(SnsMessage message, TopicArn topic) implements Verdict {}

  /** It is not, or cannot be shown to be, whenever it is asked. */
  record Refused(RefusalReason reason, String why) implements Verdict, Screening.Result {

    Refused(RefusalReason reason) {
      this(reason, reason.detail());
    }
  }

  /** It cannot be determined now. */
  record Undecided(DeferralReason reason, String why) implements Verdict {}
}
