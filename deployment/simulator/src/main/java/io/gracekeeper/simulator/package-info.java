/**
 * A twin of what Gracekeeper talks to: AWS Marketplace with its notices, a vendor's control plane,
 * and the issuer of tokens. Each of its powers is a REST call, so that a story can drive it; they
 * want no token themselves, which is why it listens on loopback only. Everything is kept in memory
 * and starts over with the process.
 *
 * <p>Here stands what all features share: the settings.
 */
@NullMarked
package io.gracekeeper.simulator;

import org.jspecify.annotations.NullMarked;
