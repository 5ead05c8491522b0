package io.gracekeeper.simulator.ways;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Set;

/** Which way the notices of each listing go at the start, by product code. */
@ConfigMapping(prefix = "simulator.ways")
interface WaySettings {

  @WithParentName
  Map<String, Set<Way>> byListing();
}
