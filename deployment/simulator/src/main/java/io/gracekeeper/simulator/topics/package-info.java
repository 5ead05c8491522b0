/**
 * The topics of the simulated SNS: who has subscribed, how an endpoint confirms, and what is
 * published to it. Enter with {@link io.gracekeeper.simulator.topics.Topics}.
 */
@NullMarked
package io.gracekeeper.simulator.topics;

import org.jspecify.annotations.NullMarked;
