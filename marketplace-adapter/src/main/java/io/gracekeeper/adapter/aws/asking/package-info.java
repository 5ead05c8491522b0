/**
 * What AWS says when it is asked about an agreement (E7). Each dialect has its question: {@link
 * io.gracekeeper.adapter.aws.asking.AgreementQuestion} for agreements that have an id, {@link
 * io.gracekeeper.adapter.aws.asking.EntitlementQuestion} for legacy contracts; legacy pay-as-you-go
 * has none. An answer is kept among the notices as a {@link
 * io.gracekeeper.adapter.aws.asking.Testimony}, and translated like them.
 */
@NullMarked
package io.gracekeeper.adapter.aws.asking;

import org.jspecify.annotations.NullMarked;
