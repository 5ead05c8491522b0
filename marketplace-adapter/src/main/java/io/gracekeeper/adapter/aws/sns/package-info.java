/**
 * The door for Amazon SNS: {@link io.gracekeeper.adapter.aws.sns.SnsWebhook} takes a body, {@code
 * Origin} decides whether SNS sent it on a topic of ours, and only then something is done with it.
 *
 * <p>The order is the point: size, shape, topic, version and certificate address are checked before
 * anything is asked of the network, because until then anybody may have written the body.
 */
@NullMarked
package io.gracekeeper.adapter.aws.sns;

import org.jspecify.annotations.NullMarked;
