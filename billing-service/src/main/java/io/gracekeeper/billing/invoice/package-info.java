/**
 * What the vendor has invoiced. An open invoice stands in the way of a change of payment method
 * (A6): {@link io.gracekeeper.billing.invoice.Invoices#openOf} says which do.
 */
@NullMarked
package io.gracekeeper.billing.invoice;

import org.jspecify.annotations.NullMarked;
