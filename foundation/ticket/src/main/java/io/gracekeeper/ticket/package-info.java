/**
 * The ticket that a buyer's browser carries from the marketplace's door to billing. It only points
 * to a registration, which is kept elsewhere; so an expired ticket loses nothing.
 * marketplace-adapter issues, billing-service reads; enter at {@link
 * io.gracekeeper.ticket.Tickets}.
 */
@NullMarked
package io.gracekeeper.ticket;

import org.jspecify.annotations.NullMarked;
