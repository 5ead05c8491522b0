package io.gracekeeper.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sealed family of events, its topic, and the names of its types: {@code
 * io.gracekeeper.billing.coverage-lost} is {@link BillingEvent.CoverageLost}.
 */
public final class EventFamily<E extends Event> {

  public static final EventFamily<MarketplaceEvent> MARKETPLACE =
      new EventFamily<>(
          "marketplace",
          Topics.MARKETPLACE_EVENTS,
          MarketplaceEvent.class,
          MarketplaceEvent.Unknown::new);
  public static final EventFamily<BillingEvent> BILLING =
      new EventFamily<>(
          "billing", Topics.BILLING_EVENTS, BillingEvent.class, BillingEvent.Unknown::new);
  public static final EventFamily<SubscriptionEvent> SUBSCRIPTION =
      new EventFamily<>(
          "subscription",
          Topics.SUBSCRIPTION_EVENTS,
          SubscriptionEvent.class,
          SubscriptionEvent.Unknown::new);

  private final String name;
  private final String topic;
  private final Map<String, Class<? extends E>> types;
  private final Map<Class<?>, String> names;
  private final UnknownArm<E> unknown;

  private EventFamily(String name, String topic, Class<E> family, UnknownArm<E> unknown) {
    this.name = name;
    this.topic = topic;
    this.unknown = unknown;
    this.types =
        recordsOf(family)
            .filter(type -> !type.getSimpleName().equals("Unknown"))
            .collect(Collectors.toUnmodifiableMap(this::typeName, type -> type.asSubclass(family)));
    this.names =
        types.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  /** The topic that carries this family. */
  public String topic() {
    return topic;
  }

  /** The records of this family by their CloudEvents type, without the unknown arm. */
  public Map<String, Class<? extends E>> types() {
    return types;
  }

  /** The family that an event belongs to. */
  public static EventFamily<? extends Event> of(Event event) {
    return switch (event) {
      case MarketplaceEvent _ -> MARKETPLACE;
      case BillingEvent _ -> BILLING;
      case SubscriptionEvent _ -> SUBSCRIPTION;
    };
  }

  /** The CloudEvents type of an event; an unknown one keeps the type it came with. */
  public static String typeOf(Event event) {
    return switch (event) {
      case MarketplaceEvent.Unknown(var type, _, _) -> type;
      case BillingEvent.Unknown(var type, _, _) -> type;
      case SubscriptionEvent.Unknown(var type, _, _) -> type;
      default -> of(event).nameOf(event.getClass());
    };
  }

  E unknown(String type, String key, JsonNode data) {
    return unknown.of(type, key, data);
  }

  private String nameOf(Class<?> type) {
    return Objects.requireNonNull(names.get(type));
  }

  private String typeName(Class<?> type) {
    var kebab = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    return "io.gracekeeper." + name + "." + kebab.toLowerCase(Locale.ROOT);
  }

  private static Stream<Class<?>> recordsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventFamily::recordsOf)
        : Stream.of(type);
  }

  private interface UnknownArm<E> {
    E of(String type, String key, JsonNode data);
  }
}
