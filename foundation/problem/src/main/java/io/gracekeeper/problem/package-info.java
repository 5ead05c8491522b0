/**
 * How a refusal looks over HTTP: {@code application/problem+json} (RFC 9457), with a {@link
 * io.gracekeeper.problem.Code} from a closed set, everything that stands in the way, and the action
 * that clears each. Whoever refuses throws a {@link io.gracekeeper.problem.Refusal}; several
 * reasons are gathered in {@link io.gracekeeper.problem.Blockers}. {@link
 * io.gracekeeper.problem.Bounded} names the bounds of input that Bean Validation lacks.
 */
@NullMarked
package io.gracekeeper.problem;

import org.jspecify.annotations.NullMarked;
