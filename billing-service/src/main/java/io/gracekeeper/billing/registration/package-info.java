/**
 * Registrations: that a marketplace resolved the buyer who came to set up an account, as a durable
 * fact. It may come before or after the agreement's notices (E3, E4) and outlives every ticket that
 * points to it (C5). Enter at {@link io.gracekeeper.billing.registration.Registrations}.
 */
@NullMarked
package io.gracekeeper.billing.registration;

import org.jspecify.annotations.NullMarked;
