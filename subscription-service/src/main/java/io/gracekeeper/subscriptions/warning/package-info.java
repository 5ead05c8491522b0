/** When the warnings before a deletion are due, and when it may follow them (P9). Pure. */
@NullMarked
package io.gracekeeper.subscriptions.warning;

import org.jspecify.annotations.NullMarked;
