/**
 * Customers' own cloud accounts (B2): an Owner designates one, access to it is checked, and then
 * deployments may be hosted there.
 */
@NullMarked
package io.gracekeeper.subscriptions.cloud;

import org.jspecify.annotations.NullMarked;
