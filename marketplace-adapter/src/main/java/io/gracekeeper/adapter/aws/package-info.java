/**
 * Everything of Amazon: no other package of this product knows one of its words. {@code sns} is the
 * door, {@code certificates} proves who signed, {@code legacy} reads the dialect of SNS messages.
 */
@NullMarked
package io.gracekeeper.adapter.aws;

import org.jspecify.annotations.NullMarked;
