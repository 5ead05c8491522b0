package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.clock.SandboxResource;
import io.gracekeeper.subscriptions.billing.Billing;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Pace;
import io.gracekeeper.subscriptions.deployment.StepDue;
import io.gracekeeper.subscriptions.platform.Platform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Another instance beside the one under test: crews, leases and a recorder of its own on the same
 * database and the same platform. Its steps die or freeze when a test wants it; what they had taken
 * waits until their leases are over.
 */
public final class SecondInstance implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(1);
  private static final Duration FREEZE = LEASE.multipliedBy(2);

  private static volatile @Nullable Sweep present;

  private final Queue<Fate> fates = new ConcurrentLinkedQueue<>();
  private final Sweep sweep = sweep();

  /** What befalls the next step that tells the platform anything. */
  public enum Fate {
    /** It dies, and the platform never heard of it. */
    DIES_BEFORE,
    /** The platform has done it, and it dies. */
    DIES_AFTER,
    /** It goes on when somebody else has taken over. */
    FREEZES_BEFORE,
    /** The platform has done it, and it goes on when somebody else has taken over. */
    FREEZES_AFTER
  }

  private static final class DiedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private SecondInstance() {}

  /** Takes part from now on. */
  public static SecondInstance started() {
    var instance = new SecondInstance();
    instance.sweep.start(new StartupEvent());
    present = instance.sweep;
    return instance;
  }

  /** Its next step, after those that have one already, has this fate. */
  public void befalls(Fate fate) {
    fates.add(fate);
  }

  /** How many steps it has brought to an end, of whatever kind. */
  public long carriedOut() {
    return sweep.report().progress();
  }

  @Override
  public void close() {
    present = null;
    sweep.stop(new ShutdownEvent());
  }

  /** Wakes it at the moments at which the one under test is woken. */
  @Singleton
  static class Bell {

    void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) StepDue due) {
      var there = present;
      if (there != null) {
        there.due(due);
      }
    }

    void moved(@Observes SandboxResource.Move moved) {
      var there = present;
      if (there != null) {
        there.moved(moved);
      }
    }
  }

  private Sweep sweep() {
    var fenced = the(Fenced.class);
    var course = the(Course.class);
    var pace = withShortLeases(the(Pace.class));
    var clock = CDI.current().select(Clock.class, BusinessTime.Literal.INSTANCE).get();
    var platform = mortal(the(Platform.class));
    var records = new Records(new Recorder(fenced), fenced, course, pace, clock);
    var steps =
        new Steps(
            fenced,
            records,
            platform,
            new Keeping(fenced, records, course, platform, clock),
            new Snapshots(records, course, platform, clock),
            new Deletion(records, the(Judgement.class), platform, the(Billing.class)));
    return new Sweep(
        new Claims(the(DataSource.class), clock, pace),
        steps,
        clock,
        new SimpleMeterRegistry(),
        Set.of(Duty.values()));
  }

  private static <T> T the(Class<T> bean) {
    return CDI.current().select(bean).get();
  }

  private static Pace withShortLeases(Pace pace) {
    return (Pace)
        Proxy.newProxyInstance(
            Pace.class.getClassLoader(),
            new Class<?>[] {Pace.class},
            (_, method, arguments) ->
                method.getName().equals("lease") ? LEASE : method.invoke(pace, arguments));
  }

  private Platform mortal(Platform platform) {
    return (Platform)
        Proxy.newProxyInstance(
            Platform.class.getClassLoader(),
            new Class<?>[] {Platform.class},
            (_, method, arguments) -> {
              var next = method.getName().equals("name") ? null : fates.poll();
              meets(next, Fate.DIES_BEFORE, Fate.FREEZES_BEFORE);
              try {
                return method.invoke(platform, arguments);
              } catch (InvocationTargetException refused) {
                throw refused.getCause();
              } finally {
                meets(next, Fate.DIES_AFTER, Fate.FREEZES_AFTER);
              }
            });
  }

  private static void meets(@Nullable Fate next, Fate death, Fate freeze) {
    if (next == death) {
      throw new DiedException();
    }
    if (next == freeze) {
      LockSupport.parkNanos(FREEZE.toNanos());
    }
  }
}
