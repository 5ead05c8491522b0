/**
 * What every benchmark runs: the packaged services as processes, a database, the events of a
 * neighbour, and how to wait for them.
 */
@NullMarked
package io.gracekeeper.benchmarks.running;

import org.jspecify.annotations.NullMarked;
