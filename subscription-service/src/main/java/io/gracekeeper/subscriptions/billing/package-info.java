/**
 * Asks billing: for its consent before a deletion, and whether a payment method can be charged
 * before a subscription is opened on it.
 */
@NullMarked
package io.gracekeeper.subscriptions.billing;

import org.jspecify.annotations.NullMarked;
