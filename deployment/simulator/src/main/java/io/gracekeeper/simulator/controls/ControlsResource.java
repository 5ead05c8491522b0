package io.gracekeeper.simulator.controls;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.apis.Api;
import io.gracekeeper.simulator.apis.ApiFaults;
import io.gracekeeper.simulator.dials.Departures;
import io.gracekeeper.simulator.listings.Listing;
import io.gracekeeper.simulator.listings.Listings;
import io.gracekeeper.simulator.ways.Ways;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows the dials, and turns those that a form names. */
@Path(ControlsResource.PATH)
@RunOnVirtualThread
class ControlsResource {

  static final String PATH = "/dials";

  private static final int REFUSED = 400;

  private final Departures departures;
  private final ApiFaults faults;
  private final Ways ways;
  private final Listings listings;
  private final Validator validator;
  private final Clock clock;

  ControlsResource(
      Departures departures,
      ApiFaults faults,
      Ways ways,
      Listings listings,
      Validator validator,
      @BusinessTime Clock clock) {
    this.departures = departures;
    this.faults = faults;
    this.ways = ways;
    this.listings = listings;
    this.validator = validator;
    this.clock = clock;
  }

  @GET
  public Response dials() {
    return shown(200, null);
  }

  @POST
  @Path("/notices")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response notices(MultivaluedMap<String, String> fields) {
    return turned(() -> departures.set(checked(new ControlsForm(fields).dials())));
  }

  @POST
  @Path("/apis")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response apis(MultivaluedMap<String, String> fields) {
    return turned(() -> faults.set(checked(new ControlsForm(fields).faults())));
  }

  @POST
  @Path("/ways")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ways(MultivaluedMap<String, String> fields) {
    var form = new ControlsForm(fields);
    return turned(() -> ways.choose(listings.named(form.text("listing")), form.ways()));
  }

  private Response turned(Runnable turn) {
    try {
      turn.run();
      return Response.seeOther(URI.create(PATH)).build();
    } catch (Refusal | IllegalArgumentException | ArithmeticException refused) {
      return shown(REFUSED, String.valueOf(refused.getMessage()));
    }
  }

  private <T> T checked(T dials) {
    var broken = validator.validate(dials);
    if (!broken.isEmpty()) {
      throw Refusal.invalid(
          broken.stream().map(ControlsResource::said).sorted().collect(Collectors.joining(" ")));
    }
    return dials;
  }

  private static String said(ConstraintViolation<?> broken) {
    return "'%s' %s.".formatted(broken.getPropertyPath(), broken.getMessage());
  }

  private Response shown(int status, @Nullable String refused) {
    return Response.status(status)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'")
        .entity(ControlPages.dials(page(refused)).render())
        .build();
  }

  private Controls page(@Nullable String refused) {
    var dialled = faults.current();
    var apis = Arrays.stream(Api.values()).map(api -> shown(api, dialled)).toList();
    var routes = listings.all().stream().map(this::shown).toList();
    return new Controls(
        clock.instant(), departures.standing(), apis, dialled.emptyPages(), routes, refused);
  }

  private static Controls.ApiControl shown(Api api, ApiFaults.Dials dialled) {
    var fault = dialled.faults().get(api);
    return fault == null
        ? new Controls.ApiControl(api.name(), null, null)
        : new Controls.ApiControl(api.name(), fault.kind().name(), fault.calls());
  }

  private Controls.Route shown(Listing listing) {
    var chosen = ways.of(listing);
    var choices =
        ways.possible(listing).stream()
            .map(way -> new Controls.Choice(way.name(), chosen.contains(way)))
            .toList();
    return new Controls.Route(listing.code(), listing.name(), choices);
  }
}
