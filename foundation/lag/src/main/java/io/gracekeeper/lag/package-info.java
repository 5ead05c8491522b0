/** How far the consumers of a service are behind the end of their topics. */
@NullMarked
package io.gracekeeper.lag;

import org.jspecify.annotations.NullMarked;
