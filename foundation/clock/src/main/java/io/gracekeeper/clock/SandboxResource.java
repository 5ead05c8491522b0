package io.gracekeeper.clock;

import io.gracekeeper.clock.Activity.Report;
import io.quarkus.arc.All;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

  private final MovableClock clock;
  private final List<Activity> activities;
  private final Event<Move> moved;

  @Inject
  SandboxResource(
      @BusinessTime MovableClock clock, @All List<Activity> activities, Event<Move> moved) {
    this.clock = clock;
    this.activities = activities;
    this.moved = moved;
  }

  /** What a service tells of itself. */
  public record Pulse(
      Instant now, @Nullable Instant nextDue, List<String> underWay, long progress) {}

  /** Where business time is to go, never backward. Fired as an event once it is there. */
  public record Move(Instant to) {}

  /** Business time, the next due instant, what is under way, and how far the work has come. */
  @GET
  @Path("/pulse")
  public Pulse pulse() {
    var reports = activities.stream().map(Activity::report).toList();
    return new Pulse(
        clock.instant(),
        reports.stream()
            .flatMap(it -> Stream.ofNullable(it.nextDue()))
            .min(Comparator.naturalOrder())
            .orElse(null),
        reports.stream().flatMap(it -> Stream.ofNullable(it.underWay())).toList(),
        reports.stream().mapToLong(Report::progress).sum());
  }

  /** Moves business time forward. */
  @PUT
  @Path("/clock")
  public Pulse move(Move move) {
    clock.moveTo(move.to());
    moved.fire(move);
    return pulse();
  }
}
