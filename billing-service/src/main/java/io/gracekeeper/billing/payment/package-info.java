/**
 * By what an account pays: cards, wire transfers, credits, and the agreements that are linked to
 * it. Which of them is good at an instant is said by {@link io.gracekeeper.billing.coverage.Means}.
 */
@NullMarked
package io.gracekeeper.billing.payment;

import org.jspecify.annotations.NullMarked;
