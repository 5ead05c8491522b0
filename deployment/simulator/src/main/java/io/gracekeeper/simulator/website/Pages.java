package io.gracekeeper.simulator.website;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;

/**
 * The pages, and how each is answered: kept by nobody, telling nobody, with nothing from others.
 */
@CheckedTemplate(basePath = "website")
final class Pages {

  private static final String NOTHING_FROM_OTHERS =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

  private Pages() {}

  /**
   * Where one signs in or up.
   *
   * @param hasTicket whether the person comes with a purchase
   * @param listing the product's page at the marketplace
   */
  static native TemplateInstance signIn(boolean hasTicket, URI listing);

  /** The index page of whoever is signed in. */
  static native TemplateInstance index(Index page);

  static ResponseBuilder shown(int status, TemplateInstance page) {
    return guarded(Response.status(status).type(HTML).entity(page.render()));
  }

  /** Leads to the index page. */
  static ResponseBuilder toIndex() {
    return guarded(Response.seeOther(URI.create(WebsiteResource.PATH)));
  }

  private static ResponseBuilder guarded(ResponseBuilder answer) {
    return answer
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", NOTHING_FROM_OTHERS);
  }
}
