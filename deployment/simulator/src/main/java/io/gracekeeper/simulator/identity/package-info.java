/**
 * The issuer of tokens: it publishes its keys as OpenID Connect wants it, gives services tokens of
 * their own for their client secret, and signs in anybody as anybody, because there is nobody to
 * protect here. {@link io.gracekeeper.simulator.identity.Issuer} and {@link
 * io.gracekeeper.simulator.identity.Clients} know no framework, so that tests run the very same.
 */
@NullMarked
package io.gracekeeper.simulator.identity;

import org.jspecify.annotations.NullMarked;
