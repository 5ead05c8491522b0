/** Holds: a person's order that something must not be deleted (D9). */
@NullMarked
package io.gracekeeper.subscriptions.hold;

import org.jspecify.annotations.NullMarked;
