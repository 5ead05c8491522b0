/** Subscriptions and their deployments: what runs, what is stopped, and what is deleted when. */
@NullMarked
package io.gracekeeper.subscriptions;

import org.jspecify.annotations.NullMarked;
