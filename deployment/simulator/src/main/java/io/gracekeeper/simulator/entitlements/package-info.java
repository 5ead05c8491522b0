/**
 * What a contract holds, as AWS answers it ({@code GetEntitlements}). Enter at {@link
 * io.gracekeeper.simulator.entitlements.EntitlementResource}.
 */
@NullMarked
package io.gracekeeper.simulator.entitlements;

import org.jspecify.annotations.NullMarked;
