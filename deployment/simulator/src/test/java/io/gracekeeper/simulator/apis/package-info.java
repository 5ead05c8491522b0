@NullMarked
package io.gracekeeper.simulator.apis;

import org.jspecify.annotations.NullMarked;
