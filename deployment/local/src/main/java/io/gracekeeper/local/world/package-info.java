/**
 * The running platform as it is reached from outside: {@link io.gracekeeper.local.world.Rest} and
 * the {@link io.gracekeeper.local.world.WorldClock}.
 */
@NullMarked
package io.gracekeeper.local.world;

import org.jspecify.annotations.NullMarked;
