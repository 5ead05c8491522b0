/**
 * AWS Marketplace in its second dialect: agreements, of which a buyer may have several of one
 * listing, what can be done with them, and what AWS tells of it on the seller's bus. Enter with
 * {@link io.gracekeeper.simulator.agreements.Marketplace} to do something, with {@link
 * io.gracekeeper.simulator.agreements.Agreements} to look.
 */
@NullMarked
package io.gracekeeper.simulator.agreements;

import org.jspecify.annotations.NullMarked;
