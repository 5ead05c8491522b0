/** What a customer asks for and sees: deployments, where they stand, and the end of one (D11). */
@NullMarked
package io.gracekeeper.subscriptions.tenant;

import org.jspecify.annotations.NullMarked;
