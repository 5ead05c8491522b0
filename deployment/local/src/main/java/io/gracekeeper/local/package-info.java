/**
 * The whole product on one machine: {@link io.gracekeeper.local.Local} is what {@code ./mvnw
 * -Plocal} runs.
 *
 * <p>{@code platform} starts and stops the processes, {@code world} is how they are reached from
 * outside, {@code story} reads and plays stories, {@code timeline} tells what happens.
 */
@NullMarked
package io.gracekeeper.local;

import org.jspecify.annotations.NullMarked;
