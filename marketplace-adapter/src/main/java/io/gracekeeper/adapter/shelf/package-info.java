/**
 * Looks at what lies on the topics of notices: what is kept, what died, what is in quarantine.
 * {@link io.gracekeeper.adapter.shelf.Shelves} is the way in; nothing there is ever changed, and no
 * consumer group hears of it. It knows no marketplace.
 */
@NullMarked
package io.gracekeeper.adapter.shelf;

import org.jspecify.annotations.NullMarked;
