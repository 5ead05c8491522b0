/**
 * Reads AWS Marketplace's second dialect: what it says through EventBridge about concurrent
 * agreements, of which a buyer may have several of one product. It names an agreement by an id of
 * its own, and a licence.
 */
@NullMarked
package io.gracekeeper.adapter.aws.concurrent;

import org.jspecify.annotations.NullMarked;
