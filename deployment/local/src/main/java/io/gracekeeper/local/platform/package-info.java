/**
 * The processes of the local platform: started in parallel, watched, stopped, and cleaned up after
 * a {@code kill -9}. One enters by {@link io.gracekeeper.local.platform.LocalPlatform}.
 */
@NullMarked
package io.gracekeeper.local.platform;

import org.jspecify.annotations.NullMarked;
