package io.gracekeeper.policy;

import java.util.List;

/** The policy file is wrong; nothing starts with it. */
public final class InvalidPolicyException extends RuntimeException {

  InvalidPolicyException(List<String> problems) {
    super("The policy file is refused:\n  - " + String.join("\n  - ", problems));
  }
}
