package io.gracekeeper.simulator.buyer;

import io.gracekeeper.simulator.Settings;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How each page is answered: kept by nobody, and with forms that lead here or to the vendor. */
@Singleton
class Shop {

  static final String PATH = "/marketplace";

  /** An AWS account. */
  static final String ACCOUNT = "\\d{12}";

  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

  private final Settings settings;

  Shop(Settings settings) {
    this.settings = settings;
  }

  /** Where "Set up your account" leads; null if nobody has configured it. */
  @Nullable URI registration() {
    return settings.registrationUrl().orElse(null);
  }

  Response shown(int status, TemplateInstance page) {
    return guarded(Response.status(status).type(HTML).entity(page.render())).build();
  }

  /** Leads to what the account has, where it is confirmed what was done. */
  Response confirmed(String account, Deed deed, String key) {
    var query = "?did=%s&of=%s".formatted(deed, key);
    return guarded(Response.seeOther(URI.create(PATH + "/" + account + query))).build();
  }

  Response leadsTo(String path) {
    return guarded(Response.seeOther(URI.create(PATH + path))).build();
  }

  private ResponseBuilder guarded(ResponseBuilder answer) {
    return answer
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none';"
                + " form-action 'self'"
                + vendor());
  }

  /** The adapter, and whatever page of the vendor's it leads on to. */
  private String vendor() {
    return registration() == null ? "" : " http: https:";
  }
}
