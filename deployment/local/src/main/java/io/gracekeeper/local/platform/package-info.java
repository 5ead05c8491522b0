/**
 * All parts of the product on this machine, and what each is told of the others. One enters by
 * {@link io.gracekeeper.local.platform.LocalPlatform}.
 */
@NullMarked
package io.gracekeeper.local.platform;

import org.jspecify.annotations.NullMarked;
