package io.gracekeeper.subscriptions.platform;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that a command is for.
 *
 * @param uid the one that is meant; null before it was first seen
 * @param cloudAccount the customer's own cloud account where it is hosted; null: the vendor's (B1)
 * @param fence rises with each command; the platform refuses a lower one, so that a worker that was
 *     frozen and wakes cannot undo what came after it
 */
public record Target(
    DeploymentId deployment,
    AccountId account,
    SubscriptionId subscription,
    String name,
    @Nullable DeploymentUid uid,
    @Nullable String cloudAccount,
    long fence) {}
