/** The simulator as its users meet it: over REST, with a real receiver. */
@NullMarked
package io.gracekeeper.simulator;

import org.jspecify.annotations.NullMarked;
