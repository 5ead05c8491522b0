/**
 * Who pays now? The pure decision, made anew whenever the agreement, the charge or a payment method
 * changes. Enter at {@link io.gracekeeper.billing.coverage.Coverage#decide}.
 */
@NullMarked
package io.gracekeeper.billing.coverage;

import org.jspecify.annotations.NullMarked;
