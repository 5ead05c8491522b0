package io.gracekeeper.clock;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves business time and tells whether the service has settled. It exists only in a build with
 * {@code gracekeeper.sandbox=true}: a production build has no such address.
 */
@Path("/sandbox")
@RunOnVirtualThread
@RolesAllowed("operator") // As foundation/access names it, which stands above this module.
@IfBuildProperty(name = "gracekeeper.sandbox", stringValue = "true")
public class SandboxResource {

  /** Callers ask again; none of them holds a request longer. */
  private static final long LONGEST_MILLIS = 10_000;

  private final MovableClock clock;
  private final Activities activities;
  private final Event<Move> moved;

  @Inject
  SandboxResource(@BusinessTime MovableClock clock, Activities activities, Event<Move> moved) {
    this.clock = clock;
    this.activities = activities;
    this.moved = moved;
  }

  /**
   * What a service tells of itself.
   *
   * @param underWay what it has to do now, in words
   * @param progress a number that changes whenever it has done something
   */
  public record Pulse(List<String> underWay, long progress) {}

  /**
   * Business time, and when the service has something to do by itself.
   *
   * @param next null if never
   */
  public record Due(Instant now, @Nullable Instant next) {}

  /** Where business time is to go, never backward. Fired as an event once it is there. */
  public record Move(Instant to) {}

  /**
   * How the service stands.
   *
   * @param within how many milliseconds it may take to become quiet before it answers
   */
  @GET
  @Path("/pulse")
  public Pulse pulse(@QueryParam("within") @DefaultValue("0") long within) {
    var patience = Duration.ofMillis(Math.clamp(within, 0, LONGEST_MILLIS));
    var standing = activities.quietWithin(patience);
    return new Pulse(standing.underWay(), standing.progress());
  }

  /** Business time, and the next due instant. */
  @GET
  @Path("/due")
  public Due due() {
    return new Due(clock.instant(), activities.nextDue());
  }

  /** Moves business time forward, and answers as {@link #pulse} does. */
  @PUT
  @Path("/clock")
  public Pulse move(Move move, @QueryParam("within") @DefaultValue("0") long within) {
    clock.moveTo(move.to());
    moved.fire(move);
    return pulse(within);
  }
}
