/**
 * What stops all deletions at once: the kill switch, and a breaker for each product that trips by
 * itself (D10). Both lie in the database and so hold for every instance.
 */
@NullMarked
package io.gracekeeper.subscriptions.brake;

import org.jspecify.annotations.NullMarked;
