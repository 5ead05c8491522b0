package io.gracekeeper.billing;

import io.gracekeeper.policy.Policies;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service is given at its start. */
@ApplicationScoped
class Setup {

  /** A wrong policy file stops the start: nothing may be decided by it. */
  @Produces
  @Singleton
  @Startup
  Policies policies(
      @ConfigProperty(name = "gracekeeper.policies") Optional<Path> file,
      @ConfigProperty(name = "gracekeeper.sandbox", defaultValue = "false") boolean sandbox) {
    return Policies.load(file, sandbox);
  }
}
