/**
 * Who calls, in which role, and whose things are in reach. A service that has this module is
 * closed: an endpoint without {@code @RolesAllowed} answers nobody. Endpoints name {@link
 * io.gracekeeper.access.Role}s; what they look up is bounded by the {@link
 * io.gracekeeper.access.Scope} of the {@link io.gracekeeper.access.Caller}.
 */
@NullMarked
package io.gracekeeper.access;

import org.jspecify.annotations.NullMarked;
