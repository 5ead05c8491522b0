/**
 * Deletion needs every key to turn (D1): a list of named policies over one snapshot of facts. One
 * that cannot tell refuses.
 */
@NullMarked
package io.gracekeeper.subscriptions.deletion;

import org.jspecify.annotations.NullMarked;
