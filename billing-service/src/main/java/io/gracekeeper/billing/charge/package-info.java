/**
 * The charge of each subscription: to which payment method it is assigned and whether that covers
 * it. {@link io.gracekeeper.billing.charge.Reassignment} decides anew and publishes what changed; a
 * {@link io.gracekeeper.billing.charge.Permit} is billing's consent to a deletion.
 */
@NullMarked
package io.gracekeeper.billing.charge;

import org.jspecify.annotations.NullMarked;
