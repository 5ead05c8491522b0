package io.gracekeeper.simulator.certificates;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Hands out the root that a receiver of the simulated notices has to trust. */
@Path("/aws/trust-anchor.pem")
@Produces("application/x-pem-file")
class TrustAnchorResource {

  private final SigningCertificates certificates;

  TrustAnchorResource(SigningCertificates certificates) {
    this.certificates = certificates;
  }

  @GET
  public String trustAnchor() {
    return certificates.trustAnchor();
  }
}
