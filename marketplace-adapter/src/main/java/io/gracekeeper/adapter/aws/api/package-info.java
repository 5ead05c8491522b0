/**
 * AWS's APIs in JSON: how often each may be asked, what is asked again, what an answer is. Enter
 * with {@link io.gracekeeper.adapter.aws.api.AwsApi}.
 */
@NullMarked
package io.gracekeeper.adapter.aws.api;

import org.jspecify.annotations.NullMarked;
