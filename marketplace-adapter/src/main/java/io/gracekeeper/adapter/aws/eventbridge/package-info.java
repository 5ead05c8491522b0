/**
 * The door for what EventBridge sends: a rule's API destination posts it with a secret that both
 * sides know. Enter at {@link io.gracekeeper.adapter.aws.eventbridge.EventBridgeWebhook}.
 */
@NullMarked
package io.gracekeeper.adapter.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
