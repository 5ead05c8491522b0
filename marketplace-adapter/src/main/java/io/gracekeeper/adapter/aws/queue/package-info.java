/**
 * The third way in, and the one that AWS recommends: our own SQS queues, to which SNS topics and
 * EventBridge rules send, and which we poll. A message stays on its queue until it is durable with
 * us. Enter at {@link io.gracekeeper.adapter.aws.queue.QueuePolling}.
 */
@NullMarked
package io.gracekeeper.adapter.aws.queue;

import org.jspecify.annotations.NullMarked;
