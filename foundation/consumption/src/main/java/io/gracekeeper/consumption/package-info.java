/**
 * A consumer tells the broker how far it has come, until the broker has it. The connector's own
 * strategies try once: if the broker is away at that moment, the lag stays until the next record.
 * Nobody enters; a channel chooses by {@code commit-strategy}: {@link
 * io.gracekeeper.consumption.SteadyCommit steady} for batches, {@link
 * io.gracekeeper.consumption.UnorderedCommit steady-unordered} for records that are done with in
 * any order.
 */
@NullMarked
package io.gracekeeper.consumption;

import org.jspecify.annotations.NullMarked;
