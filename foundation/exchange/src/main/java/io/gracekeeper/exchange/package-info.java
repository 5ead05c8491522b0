/**
 * State and events stay atomic: {@link io.gracekeeper.exchange.Intake} takes a batch of records in
 * one database transaction (inbox, state, outbox), {@link io.gracekeeper.exchange.Outbox} keeps
 * what is to be published in the same transaction, {@link io.gracekeeper.exchange.Relay} brings it
 * to the broker in order, {@link io.gracekeeper.exchange.Pruning} forgets what was taken in long
 * ago. Everything may come twice; its effect comes once.
 */
@NullMarked
package io.gracekeeper.exchange;

import org.jspecify.annotations.NullMarked;
