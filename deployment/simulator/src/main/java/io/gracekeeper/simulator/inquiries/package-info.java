/**
 * How agreements stand, as AWS answers it to the seller ({@code DescribeAgreement}, {@code
 * SearchAgreements}). Enter at {@link io.gracekeeper.simulator.inquiries.AgreementResource}.
 */
@NullMarked
package io.gracekeeper.simulator.inquiries;

import org.jspecify.annotations.NullMarked;
