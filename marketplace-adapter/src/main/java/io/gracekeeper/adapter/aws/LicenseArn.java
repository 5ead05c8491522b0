package io.gracekeeper.adapter.aws;

/**
 * The ARN of a licence. AWS writes it with and without {@code arn:}, with a region and without, and
 * with a colon or a slash before the id; only the id is the same everywhere.
 */
public final class LicenseArn {

  private LicenseArn() {}

  /** The id at its end, such as {@code l-0123}; what is no ARN is returned as it is. */
  public static String idOf(String arn) {
    return arn.substring(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
  }
}
