package io.gracekeeper.adapter.aws.sns;

import java.util.regex.Pattern;

/** The full name of an SNS topic: {@code arn:aws:sns:us-east-1:287250355862:a-name}. */
public record TopicArn(String value, String region) {

  private static final Pattern FORM =
      Pattern.compile("arn:aws:sns:(?<region>[a-z]{2}(-[a-z]+)+-[0-9]):[0-9]{12}:[\\w.-]{1,256}");

  /**
   * Reads a topic that an operator has named.
   *
   * @throws IllegalArgumentException if it is none; a mistake here would refuse every notice
   */
  static TopicArn of(String value) {
    var form = FORM.matcher(value.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "The topics in gracekeeper.aws hold what is no SNS topic: " + value);
    }
    return new TopicArn(form.group(), form.group("region"));
  }
}
