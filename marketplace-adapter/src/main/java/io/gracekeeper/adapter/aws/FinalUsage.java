package io.gracekeeper.adapter.aws;

import java.time.Duration;

/** The last usage of an agreement that ends. */
public final class FinalUsage {

  /**
   * For how long AWS takes it, from the first sign of the end. Its pages contradict each other on
   * whether the agreement's end or the licence's begins it; a seller saw both within a minute.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-eventbridge-integration.html">
   *     the one page</a>, and <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-notification.html">what
   *     it was before</a>
   */
  public static final Duration WINDOW = Duration.ofHours(1);

  private FinalUsage() {}
}
