/**
 * What was decided about who pays, kept for good: whoever asks why something was stopped or deleted
 * is answered from here (A22).
 */
@NullMarked
package io.gracekeeper.billing.history;

import org.jspecify.annotations.NullMarked;
