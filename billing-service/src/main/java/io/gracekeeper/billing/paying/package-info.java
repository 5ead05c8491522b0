/** By what an account pays: to add, to approve, to update, to prefer, to remove and to see. */
@NullMarked
package io.gracekeeper.billing.paying;

import org.jspecify.annotations.NullMarked;
