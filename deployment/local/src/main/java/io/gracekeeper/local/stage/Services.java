package io.gracekeeper.local.stage;

import io.gracekeeper.local.world.Bearer;
import io.gracekeeper.local.world.Rest;

/** The services as somebody calls them. */
public record Services(Rest billing, Rest subscriptions) {

  /** The same, called by whoever shows these tokens. */
  Services as(Bearer bearer) {
    return new Services(billing.as(bearer), subscriptions.as(bearer));
  }
}
