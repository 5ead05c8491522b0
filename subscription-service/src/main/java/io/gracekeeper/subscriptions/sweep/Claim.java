package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.subscriptions.lifecycle.NextStep;

/**
 * A due deployment that this instance has taken for a while.
 *
 * @param fence rises with each claim; whoever holds an older one may record nothing
 * @param duty in which it was taken
 * @param due what was to be done, and since when
 */
record Claim(DeploymentId deployment, AccountId account, long fence, Duty duty, NextStep due) {}
