/**
 * Leaving a marketplace: what would happen, what stands in the way, and the leaving itself on our
 * side. What is told beforehand is computed by what the end of an agreement runs: {@link
 * io.gracekeeper.billing.charge.Foresight} and {@link io.gracekeeper.policy.Schedule}. Enter at
 * {@link io.gracekeeper.billing.leaving.LeavingResource}.
 */
@NullMarked
package io.gracekeeper.billing.leaving;

import org.jspecify.annotations.NullMarked;
