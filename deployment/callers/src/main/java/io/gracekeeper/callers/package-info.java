/**
 * For tests of services: an issuer whose tokens the service believes ({@link
 * io.gracekeeper.callers.IssuerResource}), callers of every role ({@link
 * io.gracekeeper.callers.Callers}), and the table of who may do what, called for real ({@link
 * io.gracekeeper.callers.AccessTable}).
 */
@NullMarked
package io.gracekeeper.callers;

import org.jspecify.annotations.NullMarked;
