/**
 * A page on which everything that may befall notices and APIs is turned, and which way the notices
 * of each listing go. Enter at {@link io.gracekeeper.simulator.controls.ControlsResource}.
 */
@NullMarked
package io.gracekeeper.simulator.controls;

import org.jspecify.annotations.NullMarked;
