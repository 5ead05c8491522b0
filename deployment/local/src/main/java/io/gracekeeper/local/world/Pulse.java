package io.gracekeeper.local.world;

import java.util.List;

/**
 * What a process tells of itself at {@code /sandbox/pulse}.
 *
 * @param underWay what it still has to do now, in words; empty if it is quiet
 * @param progress a number that changes whenever it has done something
 */
record Pulse(List<String> underWay, long progress) {}
