/**
 * Which way AWS's notices of a listing go to the vendor; several at once are allowed. Enter with
 * {@link io.gracekeeper.simulator.ways.Ways}.
 */
@NullMarked
package io.gracekeeper.simulator.ways;

import org.jspecify.annotations.NullMarked;
