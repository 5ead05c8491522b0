/**
 * What is for sale: the listings of the vendor, in either generation, and the offers under which
 * buyers take them. Enter with {@link io.gracekeeper.simulator.listings.Listings}.
 */
@NullMarked
package io.gracekeeper.simulator.listings;

import org.jspecify.annotations.NullMarked;
