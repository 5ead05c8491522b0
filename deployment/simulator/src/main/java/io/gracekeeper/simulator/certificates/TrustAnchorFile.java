package io.gracekeeper.simulator.certificates;

import io.gracekeeper.simulator.Settings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Leaves the root certificate in a file, so that a receiver can be started with it. */
@Singleton
class TrustAnchorFile {

  private final SigningCertificates certificates;
  private final Settings settings;

  TrustAnchorFile(SigningCertificates certificates, Settings settings) {
    this.certificates = certificates;
    this.settings = settings;
  }

  void write(@Observes StartupEvent started) throws IOException {
    if (settings.trustAnchorFile().isPresent()) {
      write(settings.trustAnchorFile().get().toAbsolutePath());
    }
  }

  /** Moved into place at once: who waits for the file must never read half of it. */
  private void write(Path file) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(unfinished, certificates.trustAnchor());
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
