/** Subscriptions: opened here, covered or not by billing's word. */
@NullMarked
package io.gracekeeper.subscriptions.subscription;

import org.jspecify.annotations.NullMarked;
