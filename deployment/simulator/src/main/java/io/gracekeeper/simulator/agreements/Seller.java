package io.gracekeeper.simulator.agreements;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The vendor at AWS. */
@ConfigMapping(prefix = "simulator.seller")
public interface Seller {

  /** Its AWS account. */
  @WithDefault("123456789012")
  String account();
}
