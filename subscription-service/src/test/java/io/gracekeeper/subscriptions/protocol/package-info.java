/**
 * A model of the delete protocol, explored exhaustively for small sizes. What decides is the real
 * code ({@code Lifecycle}, {@code NextStep}, {@code Call}, {@code DeletionPolicy}, {@code
 * Warnings}); what is modelled is the shell around it: transactions, leases, fences, permits,
 * commands on their way. Enter with {@link
 * io.gracekeeper.subscriptions.protocol.DeleteProtocolTest}.
 */
@NullMarked
package io.gracekeeper.subscriptions.protocol;

import org.jspecify.annotations.NullMarked;
