/**
 * The door for buyers: where AWS's "Set up your account" leads, with a token. The token is resolved
 * at AWS at once, what that says is published as a durable fact, and only then the buyer goes on,
 * with a ticket that points to it. The token goes into no address, event or log.
 */
@NullMarked
package io.gracekeeper.adapter.aws.registration;

import org.jspecify.annotations.NullMarked;
