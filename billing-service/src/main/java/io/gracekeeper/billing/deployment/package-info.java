/**
 * What billing knows of what runs: heard from subscription-service, so that what is said beforehand
 * names real deployments, their snapshots and their deadlines. It decides nothing.
 */
@NullMarked
package io.gracekeeper.billing.deployment;

import org.jspecify.annotations.NullMarked;
