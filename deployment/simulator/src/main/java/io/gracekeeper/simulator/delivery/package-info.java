/**
 * Brings messages to HTTP endpoints as SNS and EventBridge do: tries and retries, what the receiver
 * answered, and the same bytes once more if asked. Enter with {@link
 * io.gracekeeper.simulator.delivery.Deliveries}.
 */
@NullMarked
package io.gracekeeper.simulator.delivery;

import org.jspecify.annotations.NullMarked;
