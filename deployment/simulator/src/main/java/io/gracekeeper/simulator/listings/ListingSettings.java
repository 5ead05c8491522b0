package io.gracekeeper.simulator.listings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue, as far as it is set from outside. */
@ConfigMapping(prefix = "simulator.listings")
interface ListingSettings {

  /**
   * Listings by product code. They stand beside those that are there anyway, and before those of
   * the same code.
   */
  @WithParentName
  Map<String, Entry> byCode();

  /** A listing. */
  interface Entry {

    String name();

    /** By default made from the product code, and so the same after every start. */
    Optional<String> productId();

    @WithDefault("CONCURRENT")
    Generation generation();

    @WithDefault("USAGE")
    Pricing pricing();

    /** What a contract counts; {@code units} if nothing is said. */
    Optional<List<String>> dimensions();
  }
}
