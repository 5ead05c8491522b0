/**
 * Where deployments run: told what to do over {@link
 * io.gracekeeper.subscriptions.platform.Platform}.
 */
@NullMarked
package io.gracekeeper.subscriptions.platform;

import org.jspecify.annotations.NullMarked;
