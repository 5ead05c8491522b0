package io.gracekeeper.local;

import io.gracekeeper.local.platform.LocalPlatform;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.StartFailure;
import io.gracekeeper.local.stage.Stage;
import io.gracekeeper.local.story.Story;
import io.gracekeeper.local.story.StoryFailure;
import io.gracekeeper.local.story.StoryRunner;
import io.gracekeeper.local.world.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./mvnw -Plocal}: starts the product, tells the lives of two customers as they happen, and
 * stays up until Ctrl-C. With {@code -Dlocal.stay=false} it stops after the stories, and its exit
 * code says whether they came out well. So it does with {@code -Dlocal.learn=true}, which leaves
 * the next start what the services learned meanwhile.
 */
public final class Local {

  private static final List<String> STORIES = List.of("with-a-fallback", "without-a-fallback");

  private final LocalPlatform platform;

  private Local(LocalPlatform platform) {
    this.platform = platform;
  }

  /**
   * Runs until Ctrl-C.
   *
   * @param arguments the folder of this module
   */
  public static void main(String[] arguments) throws InterruptedException {
    // Of the broker and its clients only trouble is worth a line.
    Logger.getLogger("").setLevel(Level.WARNING);
    var module = Path.of(arguments[0]).toAbsolutePath().normalize();
    System.exit(isRunWell(module) ? 0 : 1);
  }

  private static boolean isRunWell(Path module) throws InterruptedException {
    try {
      var platform =
          LocalPlatform.prepare(
              module.resolve("../..").normalize(),
              module.resolve("target/run"),
              System.getProperties(),
              line -> say("  " + line));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform), "stop"));
      return new Local(platform).isRunWell();
    } catch (StartFailure failure) {
      say(failure.getMessage());
      return false;
    }
  }

  /**
   * An exception that reached Maven would make it close our class loader before we have stopped.
   */
  private boolean isRunWell() throws InterruptedException {
    try {
      return run();
    } catch (StartFailure failure) {
      sayUnlessStopping(failure.getMessage());
    } catch (RuntimeException unforeseen) {
      sayUnlessStopping(unforeseen.toString());
    }
    return false;
  }

  private boolean run() throws InterruptedException {
    var before = System.nanoTime();
    say("Gracekeeper starts: a Kafka broker, a PostgreSQL, the simulator and three services.");
    platform.start();
    say("Ready after %.1f s.".formatted((System.nanoTime() - before) / 1e9));
    Stream.of(Part.values())
        .filter(Predicate.not(Part::isSecond))
        .forEach(part -> say("  " + address(part)));
    say("Every call shows a token; this one is an operator's, for five minutes:");
    say("  " + signIn());
    say("The vendor's web site, for a browser; README.md says how to arrive there as a buyer:");
    say("  " + platform.addresses().http(Part.SIMULATOR).resolve("website"));
    var runner = new StoryRunner(Stage.of(platform), Local::say);
    var well =
        STORIES.stream().filter(name -> isPlayedWell(runner, name)).count() == STORIES.size();
    if (stays()) {
      say("\nEverything stays up until Ctrl-C. Logs: " + platform.logs());
      new CountDownLatch(1).await();
    }
    return well;
  }

  private static boolean stays() {
    return Boolean.parseBoolean(System.getProperty("local.stay", "true"))
        && !Boolean.getBoolean("local.learn");
  }

  private String signIn() {
    return "curl -s %sissuer/tokens -H 'Accept: text/plain' -H 'Content-Type: application/json' -d '{\"role\":\"operator\"}'"
        .formatted(platform.addresses().http(Part.SIMULATOR));
  }

  private String address(Part part) {
    var addresses = platform.addresses();
    return "%-20s %s"
        .formatted(
            part.label(),
            switch (part) {
              case KAFKA, POSTGRESQL -> addresses.hostAndPort(part);
              case SIMULATOR,
                  MARKETPLACE_ADAPTER,
                  BILLING_SERVICE,
                  SUBSCRIPTION_SERVICE,
                  SECOND_BILLING_SERVICE,
                  SECOND_SUBSCRIPTION_SERVICE ->
                  addresses.http(part);
            });
  }

  private boolean isPlayedWell(StoryRunner runner, String name) {
    say("");
    try {
      runner.play(Story.named(name));
      return true;
    } catch (StoryFailure failure) {
      sayUnlessStopping(failure.getMessage());
      return false;
    }
  }

  private static void stop(LocalPlatform platform) {
    say("Stopping.");
    platform.close();
    say("Everything is stopped.");
  }

  /** Ctrl-C breaks off whatever is under way, perhaps before it reaches us; that is no news. */
  private void sayUnlessStopping(@Nullable String failure) {
    if (!Await.until(Duration.ofSeconds(1), platform::isOver)) {
      say(failure);
    }
  }

  private static void say(@Nullable String line) {
    System.out.println(line);
    System.out.flush();
  }
}
