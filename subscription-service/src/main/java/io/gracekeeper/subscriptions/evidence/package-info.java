/** Gathers all that a deletion is judged by: for the sweep, and for who asks what it would do. */
@NullMarked
package io.gracekeeper.subscriptions.evidence;

import org.jspecify.annotations.NullMarked;
