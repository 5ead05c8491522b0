/**
 * Decides whether a certificate address leads to a certificate of Amazon SNS, and holds those that
 * do. Enter with {@link io.gracekeeper.adapter.aws.certificates.Certificates#find}.
 *
 * <p>Whoever sends us a message chooses the address, so every step is bounded: which addresses, how
 * many at once and per second, how long, how large, and how long a "no" is remembered.
 */
@NullMarked
package io.gracekeeper.adapter.aws.certificates;

import org.jspecify.annotations.NullMarked;
