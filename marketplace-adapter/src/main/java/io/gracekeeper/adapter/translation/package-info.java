/**
 * Says in our words what a notice tells: reads {@code marketplace-notices}, has each notice
 * translated by the {@link io.gracekeeper.adapter.translation.Dialect} of its source, and publishes
 * to {@code marketplace-events}. It knows no marketplace.
 */
@NullMarked
package io.gracekeeper.adapter.translation;

import org.jspecify.annotations.NullMarked;
