/**
 * Asks billing-service, with a token of the service that asks. Enter with {@link
 * io.gracekeeper.inquiry.Inquiry}.
 */
@NullMarked
package io.gracekeeper.inquiry;

import org.jspecify.annotations.NullMarked;
