package io.gracekeeper.simulator.identity;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.simulator.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** The issuer that this process is. */
@Singleton
class Identity {

  @Produces
  @Singleton
  Issuer issuer(Settings settings, @SystemTime Clock clock) {
    return Issuer.at(settings.issuer().url(), clock);
  }

  @Produces
  @Singleton
  Clients clients(Issuer issuer, Settings settings) {
    return new Clients(
        issuer,
        settings.issuer().clients().orElse(List.of()).stream()
            .collect(Collectors.toMap(Settings.Client::id, Settings.Client::secret)));
  }
}
