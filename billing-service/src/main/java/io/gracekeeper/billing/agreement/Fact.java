package io.gracekeeper.billing.agreement;

/** What a notice can tell of an agreement, as far as it is kept: of each kind the latest. */
public enum Fact {
  /** It began, or began again after an end. */
  STARTED,
  /** What it entitles to was there; when it began is not said. */
  PROVISIONED,
  /** It has ceased to pay. */
  ENDED,
  /** A cancel was announced; that ends nothing (E9). */
  PENDING,
  /** A start failed, because the buyer could not pay; that ends nothing either. */
  FAILED,
  /** It begins at this instant, which may be to come; that begins nothing itself. */
  SCHEDULED,
  /** It entitled to nothing when that was read; that alone ends nothing. */
  LAPSED,
  /** A buyer came from the marketplace to set up an account; that says nothing of how it stands. */
  REGISTERED,
  /** The marketplace was asked, whatever it said. */
  ASKED,
  /** It paid when the marketplace was asked; of the answers themselves only the last is kept. */
  FOUND_LIVE,
  /**
   * An operator vouched that it has ended, where the marketplace does not say; that ends nothing.
   */
  VOUCHED_ENDED
}
