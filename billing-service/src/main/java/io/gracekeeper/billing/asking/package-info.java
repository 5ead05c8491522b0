/**
 * What a marketplace is to be asked about, for whoever asks it: marketplace-adapter reads here what
 * billing knows of agreements, and answers with events ({@link
 * io.gracekeeper.billing.asking.QuestionResource}).
 */
@NullMarked
package io.gracekeeper.billing.asking;

import org.jspecify.annotations.NullMarked;
