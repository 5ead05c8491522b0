/**
 * How AWS answers calls of its APIs: AWS JSON, with its errors, limits, pages and date, and with
 * faults that can be dialled. What is asked is answered in the rooms that know it. Enter at {@link
 * io.gracekeeper.simulator.apis.AwsDoor}.
 */
@NullMarked
package io.gracekeeper.simulator.apis;

import org.jspecify.annotations.NullMarked;
