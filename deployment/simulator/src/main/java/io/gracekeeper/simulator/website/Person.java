package io.gracekeeper.simulator.website;

import io.gracekeeper.simulator.identity.Claims;

/**
 * Who is signed in.
 *
 * @param account the account for which the person acts, which may have to be made first
 */
public record Person(String name, String account, String role) {

  Claims claims() {
    return Claims.ofPerson(name, role, account);
  }
}
