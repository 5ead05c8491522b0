/**
 * Speed of the packaged services on a real broker and a real database of this machine, beside a
 * plain loop that does the same work without any of the product. Only the ratio means anything: the
 * machine is shared by all of them.
 */
@NullMarked
package io.gracekeeper.benchmarks;

import org.jspecify.annotations.NullMarked;
