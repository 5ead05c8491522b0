package io.gracekeeper.local.word;

import io.gracekeeper.events.EventFamily;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events of the contract by the last part of their types, as stories name them. */
final class KnownEvents {

  static final Set<String> NAMES =
      Stream.of(EventFamily.MARKETPLACE, EventFamily.BILLING, EventFamily.SUBSCRIPTION)
          .flatMap(family -> family.types().keySet().stream())
          .map(type -> type.substring(type.lastIndexOf('.') + 1))
          .collect(Collectors.toCollection(TreeSet::new));

  private KnownEvents() {}
}
