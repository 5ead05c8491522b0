/**
 * Links: an agreement mapped to an account. A link is pending until the marketplace has confirmed,
 * gives the account a payment method while its agreement lives, and ends with it.
 */
@NullMarked
package io.gracekeeper.billing.link;

import org.jspecify.annotations.NullMarked;
