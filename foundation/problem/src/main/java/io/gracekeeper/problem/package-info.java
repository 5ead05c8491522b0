/** How a refusal looks over HTTP: {@code application/problem+json} (RFC 9457). */
@NullMarked
package io.gracekeeper.problem;

import org.jspecify.annotations.NullMarked;
