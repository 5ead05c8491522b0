/**
 * Lists over HTTP, a page at a time: {@link io.gracekeeper.paging.Asked} takes {@code limit} and
 * {@code after} from the address, and makes a {@link io.gracekeeper.paging.Page} of rows in the
 * order of their keys. A row that comes or goes meanwhile shifts no other.
 */
@NullMarked
package io.gracekeeper.paging;

import org.jspecify.annotations.NullMarked;
