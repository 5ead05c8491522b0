/** By what an account pays: cards, wire transfers, and the agreements that are linked to it. */
@NullMarked
package io.gracekeeper.billing.payment;

import org.jspecify.annotations.NullMarked;
