package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.DeploymentId;

/**
 * A deployment has something to do at once; heard when the transaction that says so is committed.
 */
public record StepDue(DeploymentId deployment) {}
