/**
 * Who pays now? Accounts, links, payment methods, agreements and the charge of each subscription.
 */
@NullMarked
package io.gracekeeper.billing;

import org.jspecify.annotations.NullMarked;
