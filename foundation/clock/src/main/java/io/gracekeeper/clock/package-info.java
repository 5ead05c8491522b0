/**
 * The two clocks. Inject {@code @BusinessTime Clock} for deadlines, trials, cards and whatever a
 * customer would call a date; {@code @SystemTime Clock} for leases, timeouts, retries and tokens.
 *
 * <p>In a sandbox, business time can be moved forward over REST ({@link
 * io.gracekeeper.clock.SandboxResource}); a production build has no such address. Whoever moves it
 * visits each due instant in turn and waits until every {@link io.gracekeeper.clock.Activity} has
 * settled.
 */
@NullMarked
package io.gracekeeper.clock;

import org.jspecify.annotations.NullMarked;
