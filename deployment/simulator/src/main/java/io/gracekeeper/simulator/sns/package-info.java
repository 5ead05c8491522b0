/**
 * What Amazon SNS puts on the wire: envelopes, signed as SNS signs them, and the certificates that
 * prove it. Enter with {@link io.gracekeeper.simulator.sns.SigningAuthority} for a certificate and
 * {@link io.gracekeeper.simulator.sns.SnsMessage} for an envelope; every field can be changed, so
 * that a test can forge one too.
 *
 * <p>Pure: it knows no framework and no clock. The adapter's tests use it as a plain library.
 */
@NullMarked
package io.gracekeeper.simulator.sns;

import org.jspecify.annotations.NullMarked;
