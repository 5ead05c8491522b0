/**
 * Many stops that are due, out of many more deployments at rest: what becomes due, the platform
 * that is told of it, how fast and how late, and db-scheduler doing the same on the same server.
 */
@NullMarked
package io.gracekeeper.benchmarks.sweep;

import org.jspecify.annotations.NullMarked;
