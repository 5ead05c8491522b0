/**
 * The certificates with which the simulated SNS signs, served where SNS serves them, and the root
 * that a receiver has to trust. Enter with {@link
 * io.gracekeeper.simulator.certificates.SigningCertificates}.
 */
@NullMarked
package io.gracekeeper.simulator.certificates;

import org.jspecify.annotations.NullMarked;
