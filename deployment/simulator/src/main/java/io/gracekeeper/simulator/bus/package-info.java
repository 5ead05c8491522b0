/**
 * The vendor's default bus of EventBridge in us-east-1, where AWS Marketplace tells of concurrent
 * agreements, and the rules that send on what comes there. Enter with {@link
 * io.gracekeeper.simulator.bus.Bus}.
 */
@NullMarked
package io.gracekeeper.simulator.bus;

import org.jspecify.annotations.NullMarked;
