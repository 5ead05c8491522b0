/**
 * The sweep over due rows: takes what is due under a lease, and carries out each next step on the
 * platform.
 */
@NullMarked
package io.gracekeeper.subscriptions.sweep;

import org.jspecify.annotations.NullMarked;
