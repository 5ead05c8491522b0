/**
 * What a failure says of the work at hand: {@link io.gracekeeper.fault.Fault}. The listeners decide
 * by it whether a record waits, REST whether a caller may come again. It needs nothing but the JDK,
 * so that a service without a database may hold it too.
 */
@NullMarked
package io.gracekeeper.fault;

import org.jspecify.annotations.NullMarked;
