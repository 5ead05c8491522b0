/**
 * What operators see and do: all that is on its way to a deletion, what the next hours would delete
 * by the guard itself, and a reprieve for what was stopped wrongly.
 */
@NullMarked
package io.gracekeeper.subscriptions.operations;

import org.jspecify.annotations.NullMarked;
