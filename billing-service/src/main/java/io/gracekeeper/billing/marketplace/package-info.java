/** The edge to the marketplaces' events: what they told is merged into the agreement. */
@NullMarked
package io.gracekeeper.billing.marketplace;

import org.jspecify.annotations.NullMarked;
