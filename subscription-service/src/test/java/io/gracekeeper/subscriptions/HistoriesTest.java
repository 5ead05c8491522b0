package io.gracekeeper.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.subscriptions.sweep.SecondInstance;
import io.gracekeeper.subscriptions.sweep.SecondInstance.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories that chance writes, on the real parts: coverage is lost and comes back, the platform
 * goes away and loses answers, somebody scales up by hand, holds come and go, one of two instances
 * dies or freezes in the middle of a step, and time passes. {@code -Dlifecycles.seed=7} plays one
 * alone, {@code -Dlifecycles=20} more.
 */
@OnRealParts
@Tag("D1")
@Tag("D2")
@Tag("D3")
@Tag("D9")
class HistoriesTest {

  private static final int SUBSCRIPTIONS = 8;
  private static final int DEEDS = 40;
  private static final List<Fate> FATES = List.of(Fate.values());

  static LongStream seeds() {
    var asked = Long.getLong("lifecycles.seed");
    return asked != null
        ? LongStream.of(asked)
        : new Random().longs(Integer.getInteger("lifecycles", 1), 0, 1_000_000);
  }

  private SecondInstance second;

  @BeforeEach
  void anotherInstanceIsThere() {
    second = SecondInstance.started();
  }

  @AfterEach
  void everybodyGoesHome() {
    second.close();
    allIsWell();
    Tenant.goHome();
  }

  @ParameterizedTest(name = "-Dlifecycles.seed={0}")
  @MethodSource("seeds")
  void nothingIsDeletedWronglyAndWhateverNobodyPaysForEndsOrSaysWhyNot(long seed) {
    // Given
    var random = new Random(seed);
    var chances =
        Stream.generate(() -> new Chance(random.nextBoolean() ? "emqx" : "redis"))
            .limit(SUBSCRIPTIONS)
            .toList();

    // When
    for (int deed = 0; deed < DEEDS; deed++) {
      befall(random, chances.get(random.nextInt(SUBSCRIPTIONS)));
    }
    allIsWell();
    chances.forEach(Chance::lift);
    Tenant.move(Duration.ofDays(5));

    // Then
    chances.forEach(Chance::isInOrder);
    assertThat(second.carriedOut()).as("steps of the second instance").isPositive();
  }

  private void befall(Random random, Chance one) {
    switch (random.nextInt(11)) {
      case 0, 1, 2 -> one.loses();
      case 3, 4 -> one.gains();
      case 5 -> Vendor.isDown(random.nextBoolean());
      case 6 -> Vendor.losesAnswers(random.nextInt(4));
      case 7 -> Vendor.scaleUp(one.tenant.deployment);
      case 8 -> one.holdOrLift();
      case 9 -> second.befalls(FATES.get(random.nextInt(FATES.size())));
      default -> {
        Vendor.isDown(false);
        Tenant.move(Duration.ofHours(random.nextInt(1, 48)));
      }
    }
  }

  private static void allIsWell() {
    Vendor.isDown(false);
    Vendor.losesAnswers(0);
  }

  /** A subscription with one deployment, and what was said of it so far. */
  private static final class Chance {

    private static final Duration GRACE = Duration.ofDays(3);

    private final Tenant tenant;
    private final String uid;
    private long revision = 1;
    private boolean isCovered = true;
    private boolean isHeld;
    private String hold = "";

    Chance(String product) {
      tenant = Tenant.withARunningDeployment(product);
      uid = Vendor.uidOf(tenant.deployment);
    }

    void loses() {
      if (isCovered && !isGone()) {
        isCovered = false;
        tenant.loses(++revision);
      }
    }

    void gains() {
      if (!isCovered && !isGone()) {
        isCovered = true;
        tenant.gains(++revision);
        tenant.awaitHeard(revision);
      }
    }

    void holdOrLift() {
      if (isHeld) {
        lift();
      } else {
        hold = "hold-" + UUID.randomUUID();
        Operator.holds(tenant, hold);
        isHeld = true;
      }
    }

    void lift() {
      if (isHeld) {
        Operator.lifts(hold).statusCode(200);
        isHeld = false;
      }
    }

    private boolean isGone() {
      return Vendor.observed(tenant.deployment).equals("GONE");
    }

    void isInOrder() {
      var deleted = tenant.events(tenant.deployment, DeploymentDeleted.class);
      if (isCovered) {
        assertThat(Vendor.observed(tenant.deployment)).as(tenant.deployment).isEqualTo("RUNNING");
        assertThat(Vendor.uidOf(tenant.deployment)).isEqualTo(uid);
        assertThat(deleted).as("covered").isEmpty();
        return;
      }
      assertThat(deleted).as("nobody pays for " + tenant.deployment).hasSize(1);
      var receipt = ((DeploymentDeleted) deleted.getFirst().event()).receipt();
      assertThat(receipt.uid().value()).isEqualTo(uid);
      assertThat(receipt.coverageRevision()).isEqualTo(revision);
      assertThat(receipt.deleteAfter()).isEqualTo(receipt.stoppedAt().plus(GRACE));
      assertThat(receipt.deletedAt()).isAfterOrEqualTo(receipt.deleteAfter());
      assertThat(receipt.warnings())
          .isNotEmpty()
          .allSatisfy(
              it -> assertThat(it.toldAt().plus(it.lead())).isBeforeOrEqualTo(receipt.deletedAt()));
      assertThat(List.of("STOPPED", "RUNNING")).doesNotContain(Vendor.observed(tenant.deployment));
    }
  }
}
