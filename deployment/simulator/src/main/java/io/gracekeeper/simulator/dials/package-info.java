/**
 * What may befall a notice between AWS and the ways that it goes: it is lost, doubled, delayed,
 * overtaken, or waits for an outage to end. Whatever is left to chance comes from a seed. All dials
 * are off to begin with. Enter with {@link io.gracekeeper.simulator.dials.Departures}.
 */
@NullMarked
package io.gracekeeper.simulator.dials;

import org.jspecify.annotations.NullMarked;
