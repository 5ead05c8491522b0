package io.gracekeeper.adapter.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often marketplaces are asked. */
@ConfigMapping(prefix = "gracekeeper.reconciliation")
interface ReconciliationSettings {

  /** Between two looks at what billing wants to know, in business time. */
  @WithDefault("PT10M")
  Duration every();

  /** Between two looks at what has changed at the marketplaces, in business time. */
  @WithDefault("PT1H")
  Duration changesEvery();

  /** How far the first look after a start goes back. */
  @WithDefault("P2D")
  Duration lookBack();
}
