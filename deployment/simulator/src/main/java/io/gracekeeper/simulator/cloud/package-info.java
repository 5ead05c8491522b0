/**
 * The customers' own cloud accounts, in which a vendor may host their deployments: whether the
 * vendor still gets in. Enter with {@link io.gracekeeper.simulator.cloud.CloudAccounts}.
 */
@NullMarked
package io.gracekeeper.simulator.cloud;

import org.jspecify.annotations.NullMarked;
