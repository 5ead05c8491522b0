package io.gracekeeper.simulator.bus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The vendor at AWS: who sells, and whose bus it is. */
@ConfigMapping(prefix = "simulator.seller")
public interface Seller {

  /** Its AWS account. */
  @WithDefault("123456789012")
  String account();
}
