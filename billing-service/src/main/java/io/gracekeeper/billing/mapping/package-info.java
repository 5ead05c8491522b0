/**
 * May this account be linked to that purchase, and where does a link stand? The pure decisions:
 * {@link io.gracekeeper.billing.mapping.LinkingPolicy} before a link is made, {@link
 * io.gracekeeper.billing.mapping.Called} from then on.
 */
@NullMarked
package io.gracekeeper.billing.mapping;

import org.jspecify.annotations.NullMarked;
