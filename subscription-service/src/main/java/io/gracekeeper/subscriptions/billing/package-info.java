/** Asks billing for its consent before a deletion. */
@NullMarked
package io.gracekeeper.subscriptions.billing;

import org.jspecify.annotations.NullMarked;
