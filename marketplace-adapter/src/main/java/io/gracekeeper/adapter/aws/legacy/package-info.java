/**
 * Reads AWS Marketplace's legacy dialect: what it says through SNS about products that were listed
 * before June 2026. It names an agreement by product code and customer identifier alone.
 */
@NullMarked
package io.gracekeeper.adapter.aws.legacy;

import org.jspecify.annotations.NullMarked;
