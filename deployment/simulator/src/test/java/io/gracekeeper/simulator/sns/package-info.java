@NullMarked
package io.gracekeeper.simulator.sns;

import org.jspecify.annotations.NullMarked;
