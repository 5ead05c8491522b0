package io.gracekeeper.simulator.website;

import io.gracekeeper.problem.Bounded;
import io.gracekeeper.problem.Problem;
import io.gracekeeper.simulator.Settings;
import io.gracekeeper.simulator.website.BillingCalls.RefusedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** The vendor's web site: sign in, bring a purchase to an account, see what became of it. */
@Path(WebsiteResource.PATH)
@RunOnVirtualThread
class WebsiteResource {

  static final String PATH = "/website";

  private final Sessions sessions;
  private final Billing billing;
  private final Settings settings;

  WebsiteResource(Sessions sessions, Billing billing, Settings settings) {
    this.sessions = sessions;
    this.billing = billing;
    this.settings = settings;
  }

  /**
   * Where the adapter sends a buyer (C2: anybody may come). The browser keeps the ticket, so that
   * it is still there after signing up, and stands in no address that stays (C5).
   */
  @GET
  @Path("/welcome")
  public Response welcome(
      @QueryParam("ticket") @Nullable @Pattern(regexp = Cookies.TICKET_FORM) String ticket) {
    var index = Pages.toIndex();
    return ticket == null ? index.build() : index.cookie(Cookies.ticket(ticket)).build();
  }

  @GET
  public Response index(
      @CookieParam(Cookies.SESSION) @Nullable String session,
      @CookieParam(Cookies.TICKET) @Nullable String ticket) {
    return sessions
        .of(session)
        .map(person -> index(person, ticket))
        .orElseGet(() -> signInPage(ticket));
  }

  /** Anybody signs in as anybody. */
  @POST
  @Path("/session")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(
      @FormParam("name") @NotBlank @Size(max = 200) @Pattern(regexp = Bounded.TEXT) String name,
      @FormParam("account") @NotBlank @Size(max = 256) @Pattern(regexp = Bounded.TEXT)
          String account,
      @FormParam("role") @NotBlank @Size(max = 40) @Pattern(regexp = Bounded.TEXT) String role) {
    var session = sessions.begin(new Person(name, account, role));
    return Pages.toIndex().cookie(Cookies.session(session)).build();
  }

  @POST
  @Path("/session/end")
  public Response signOut(@CookieParam(Cookies.SESSION) @Nullable String session) {
    sessions.end(session);
    return Pages.toIndex().cookie(Cookies.without(Cookies.SESSION)).build();
  }

  /**
   * Links the account to what the ticket stands for.
   *
   * @param name what to call the account, if it is to be made
   * @param declineFormer true where the person knows of a former account and wants this one
   */
  @POST
  @Path("/links")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response link(
      @CookieParam(Cookies.SESSION) @Nullable String session,
      @CookieParam(Cookies.TICKET) @Nullable String ticket,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("declineFormer") @DefaultValue("false") boolean declineFormer) {
    var person = sessions.of(session).orElse(null);
    if (person == null || ticket == null) {
      return Pages.toIndex().build();
    }
    try {
      billing.link(person, name, ticket, declineFormer);
      return Pages.toIndex().cookie(Cookies.without(Cookies.TICKET)).build();
    } catch (RefusedException refused) {
      return refused(person, refused.problem());
    }
  }

  private Response signInPage(@Nullable String ticket) {
    return Pages.shown(
            Status.OK.getStatusCode(), Pages.signIn(ticket != null, settings.listingUrl()))
        .build();
  }

  private Response index(Person person, @Nullable String ticket) {
    try {
      var standing = billing.standing(person).orElse(null);
      var index = new Index(person, standing, ticket != null, null);
      return Pages.shown(Status.OK.getStatusCode(), Pages.index(index)).build();
    } catch (RefusedException refused) {
      var index = new Index(person, null, ticket != null, refused.problem());
      return Pages.shown(refused.problem().status(), Pages.index(index)).build();
    }
  }

  /**
   * A ticket that nothing can be done with any more is kept no longer; the purchase is not lost.
   */
  private Response refused(Person person, Problem problem) {
    var index = new Index(person, standingIfTold(person), true, problem);
    var page = Pages.shown(problem.status(), Pages.index(index));
    return index.needsNewTicket()
        ? page.cookie(Cookies.without(Cookies.TICKET)).build()
        : page.build();
  }

  private @Nullable Standing standingIfTold(Person person) {
    try {
      return billing.standing(person).orElse(null);
    } catch (RefusedException alsoRefused) {
      return null;
    }
  }
}
