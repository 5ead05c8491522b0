/**
 * The whole product on one machine: {@link io.gracekeeper.local.Local} is what {@code ./mvnw
 * -Plocal} runs.
 *
 * <p>{@code process} and {@code platform} start and stop everything, {@code world} is how it is
 * reached from outside, {@code story} plays stories in the words of {@code word} on a {@code
 * stage}, and {@code timeline} tells what happens.
 */
@NullMarked
package io.gracekeeper.local;

import org.jspecify.annotations.NullMarked;
