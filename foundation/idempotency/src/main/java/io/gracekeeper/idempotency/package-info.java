/**
 * A request that comes twice has its effect once. Whoever sends {@code Idempotency-Key} with a call
 * that changes something may send it again for a day: {@link io.gracekeeper.idempotency.Once}
 * answers as it did before. Nobody enters; it is bound to every such call of a service that has
 * this module. The table comes with {@code db/idempotency}.
 */
@NullMarked
package io.gracekeeper.idempotency;

import org.jspecify.annotations.NullMarked;
