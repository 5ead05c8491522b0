/** Accounts: the vendor's customers. */
@NullMarked
package io.gracekeeper.billing.account;

import org.jspecify.annotations.NullMarked;
