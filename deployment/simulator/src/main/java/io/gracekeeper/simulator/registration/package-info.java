/**
 * "Set up your account": the tokens that AWS hands to buyers on their way to the vendor, and what
 * it says of them when asked ({@code ResolveCustomer}). Enter with {@link
 * io.gracekeeper.simulator.registration.RegistrationTokens}.
 */
@NullMarked
package io.gracekeeper.simulator.registration;

import org.jspecify.annotations.NullMarked;
