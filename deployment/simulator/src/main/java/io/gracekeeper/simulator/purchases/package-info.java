/**
 * AWS Marketplace in its legacy dialect: who has bought what, and the notices that follow from it.
 * Beside purchases that run as AWS lets them run, any notice can be sent, and any forgery. Enter
 * with {@link io.gracekeeper.simulator.purchases.Purchases}.
 */
@NullMarked
package io.gracekeeper.simulator.purchases;

import org.jspecify.annotations.NullMarked;
