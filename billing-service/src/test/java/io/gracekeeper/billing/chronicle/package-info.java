/**
 * Histories that nobody has thought of: a seed makes the steps, the real service lives through
 * them, and plain rules, written down a second time, judge what they left behind. Enter at {@link
 * io.gracekeeper.billing.chronicle.RandomHistoriesTest}.
 */
@NullMarked
package io.gracekeeper.billing.chronicle;

import org.jspecify.annotations.NullMarked;
