/**
 * An agreement: one purchase at one marketplace, as the merge of dated facts. Any order, repetition
 * or replay of its notices ends in the same state ({@link
 * io.gracekeeper.billing.agreement.AgreementFacts}).
 */
@NullMarked
package io.gracekeeper.billing.agreement;

import org.jspecify.annotations.NullMarked;
