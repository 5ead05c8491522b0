/** Accounts and what they have to pay with. */
@NullMarked
package io.gracekeeper.billing.account;

import org.jspecify.annotations.NullMarked;
