/**
 * What happens, as the services tell it on Kafka: {@link io.gracekeeper.local.timeline.Timeline}
 * reads it and the narrator puts each event in plain words.
 */
@NullMarked
package io.gracekeeper.local.timeline;

import org.jspecify.annotations.NullMarked;
