/**
 * Asks marketplaces on a schedule, so that a notice that never came does no lasting harm (E7):
 * about the agreements that billing wants to be asked about, and about those that have changed
 * there. It knows no marketplace; each is an {@link
 * io.gracekeeper.adapter.reconciliation.Authority}.
 */
@NullMarked
package io.gracekeeper.adapter.reconciliation;

import org.jspecify.annotations.NullMarked;
