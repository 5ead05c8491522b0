/**
 * Links: an agreement mapped to an account. A link is pending until the marketplace has confirmed,
 * gives the account a payment method while its agreement lives, and ends with it, or with a
 * disconnect. {@code LinkResource} begins one; {@code Following} lets it follow its agreement;
 * {@link io.gracekeeper.billing.link.Linking} carries out what becomes of it.
 */
@NullMarked
package io.gracekeeper.billing.link;

import org.jspecify.annotations.NullMarked;
