package io.gracekeeper.simulator.certificates;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Serves the certificates where SNS serves them. */
@Path("/SimpleNotificationService-{name}.pem")
@Produces("application/x-pem-file")
class CertificatesResource {

  private final SigningCertificates certificates;

  CertificatesResource(SigningCertificates certificates) {
    this.certificates = certificates;
  }

  /** The chain as SNS serves it: the certificate, then the intermediate. */
  @GET
  public String chain(@PathParam("name") String name) {
    return certificates
        .chainAt("/SimpleNotificationService-" + name + ".pem")
        .orElseThrow(
            () -> Refusal.of(Objection.UNKNOWN_CERTIFICATE, "There is no such certificate."));
  }
}
