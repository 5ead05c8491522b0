/**
 * Deployments: each row holds its lifecycle and the instant of its next step. {@link
 * io.gracekeeper.subscriptions.deployment.CoverageListener} hears billing; the sweep carries out
 * what is due.
 */
@NullMarked
package io.gracekeeper.subscriptions.deployment;

import org.jspecify.annotations.NullMarked;
