/** RSA keys, quickly: the simulator and the tests make many. Enter at {@link Rsa}. */
@NullMarked
package io.gracekeeper.simulator.keys;

import org.jspecify.annotations.NullMarked;
