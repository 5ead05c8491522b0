/**
 * The contract on Kafka: what the services tell each other and what other teams may read.
 *
 * <p>Start at {@link io.gracekeeper.events.Event} and its three families; {@link
 * io.gracekeeper.events.Envelope} is an event with its id, cause and time, {@link
 * io.gracekeeper.events.Wire} turns it into a Kafka record (CloudEvents 1.0, binary mode) and back.
 * An example of every event lies in {@code golden/}.
 */
@NullMarked
package io.gracekeeper.events;

import org.jspecify.annotations.NullMarked;
