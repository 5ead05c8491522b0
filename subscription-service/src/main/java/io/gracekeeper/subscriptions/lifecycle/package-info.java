/**
 * The life of a deployment, pure: what is called for ({@link
 * io.gracekeeper.subscriptions.lifecycle.Call}) and what was seen move it from state to state.
 */
@NullMarked
package io.gracekeeper.subscriptions.lifecycle;

import org.jspecify.annotations.NullMarked;
