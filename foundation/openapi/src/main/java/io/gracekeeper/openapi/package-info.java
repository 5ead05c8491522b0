/**
 * What the OpenAPI description of a service says beyond its resources: ids are texts, every call
 * can end in a problem, every call that changes something takes an {@code Idempotency-Key}. Quarkus
 * finds {@link io.gracekeeper.openapi.Manners} by itself.
 */
@NullMarked
package io.gracekeeper.openapi;

import org.jspecify.annotations.NullMarked;
