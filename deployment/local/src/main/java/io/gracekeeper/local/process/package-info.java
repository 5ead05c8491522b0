/**
 * Processes of this machine: started, watched, stopped, and found again after a {@code kill -9}.
 * {@link io.gracekeeper.local.process.RunDirectory} is where they keep what they need while they
 * run.
 */
@NullMarked
package io.gracekeeper.local.process;

import org.jspecify.annotations.NullMarked;
