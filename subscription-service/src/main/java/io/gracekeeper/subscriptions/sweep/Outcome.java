package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.subscriptions.deployment.Deployment;
import java.util.function.Consumer;

/**
 * What a step came to.
 *
 * @param then what is done to the deployment, under its lock and in a transaction; it may be begun
 *     more than once, and then only the last time counts
 */
record Outcome(Work work, Consumer<Deployment> then) {}
