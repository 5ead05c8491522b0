/**
 * AWS Marketplace as a buyer sees it in a browser: products, purchase options, subscriptions and
 * what can be done with them, in either generation; and beside it what AWS does and the dials.
 * Plain pages without a script. Enter at {@link io.gracekeeper.simulator.buyer.BuyerResource}.
 */
@NullMarked
package io.gracekeeper.simulator.buyer;

import org.jspecify.annotations.NullMarked;
