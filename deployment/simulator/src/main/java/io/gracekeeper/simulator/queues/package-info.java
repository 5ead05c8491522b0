/**
 * The vendor's SQS queue and the server that holds it, a real one (ElasticMQ) in this process. It
 * starts only where a port is configured. Enter with {@link io.gracekeeper.simulator.queues.Queue}.
 */
@NullMarked
package io.gracekeeper.simulator.queues;

import org.jspecify.annotations.NullMarked;
