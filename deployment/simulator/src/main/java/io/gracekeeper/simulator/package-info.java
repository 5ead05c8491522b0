/**
 * A twin of what Gracekeeper talks to: AWS Marketplace with its notices, and a vendor's control
 * plane. Each of its powers is a REST call, so that a story can drive it. Everything is kept in
 * memory and starts over with the process.
 *
 * <p>Here stands what all features share: the settings.
 */
@NullMarked
package io.gracekeeper.simulator;

import org.jspecify.annotations.NullMarked;
