package io.gracekeeper.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of the whole house (docs/adr/0003), read from what the build has compiled. */
class ArchitectureTest {

  /** What runs at customers; the tools around it may do as they need. */
  private static final List<String> PRODUCT =
      List.of(
          "events",
          "foundation/clock",
          "foundation/policy",
          "foundation/fault",
          "foundation/problem",
          "foundation/access",
          "foundation/ticket",
          "foundation/inquiry",
          "foundation/paging",
          "foundation/idempotency",
          "foundation/openapi",
          "foundation/lag",
          "foundation/consumption",
          "foundation/exchange",
          "marketplace-adapter",
          "billing-service",
          "subscription-service");

  /** The deciding code: facts in, decision out. */
  private static final List<String> PURE =
      List.of(
          "io.gracekeeper.policy",
          "io.gracekeeper.fault",
          "io.gracekeeper.billing.coverage",
          "io.gracekeeper.billing.mapping",
          "io.gracekeeper.subscriptions.lifecycle",
          "io.gracekeeper.subscriptions.deletion");

  private static final String[] FRAMEWORKS = {
    "io.quarkus..",
    "io.smallrye..",
    "jakarta..",
    "org.hibernate..",
    "org.eclipse.microprofile..",
    "org.apache.kafka..",
    "software.amazon..",
    "io.vertx.."
  };

  private static final Set<String> CLOCK_READERS = Set.of("now", "systemUTC", "currentTimeMillis");

  private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
  private static final String REPOSITORY = "io.quarkus.hibernate.orm.panache.PanacheRepositoryBase";

  /** What a look-up returns, besides an entity. */
  private static final Set<String> FOUND =
      Set.of(
          "java.lang.Object",
          "java.util.List",
          "java.util.Optional",
          "java.util.stream.Stream",
          "io.quarkus.hibernate.orm.panache.PanacheQuery");

  /** What bounds a look-up. An agreement is nobody's until it is linked. */
  private static final Set<String> BOUNDS =
      Set.of(
          "io.gracekeeper.access.Scope",
          "io.gracekeeper.events.AccountId",
          "io.gracekeeper.events.AgreementNames");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importPaths(
              PRODUCT.stream()
                  .map(module -> Path.of("../..").resolve(module).resolve("target/classes"))
                  .toList());

  static List<String> pure() {
    return PURE;
  }

  @ParameterizedTest
  @MethodSource("pure")
  void thePureCoreKnowsNoFramework(String pure) {
    assertThat(HOUSE.containPackage(pure)).as(pure + " was compiled").isTrue();
    noClasses()
        .that()
        .resideInAPackage(pure)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FRAMEWORKS)
        .check(HOUSE);
  }

  /** The adapter's share of the pure core. */
  @Test
  void inTheRoomsOfAwsOnlyTheEdgesKnowAFramework() {
    noClasses()
        .that()
        .resideInAPackage("io.gracekeeper.adapter.aws..")
        .and()
        .areNotAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
        .and()
        .areNotAnnotatedWith("jakarta.ws.rs.Path")
        .and()
        .areNotAnnotatedWith("io.smallrye.config.ConfigMapping")
        .and()
        .doNotHaveSimpleName("RequestBody")
        .and()
        .areNotAnonymousClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FRAMEWORKS)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(HOUSE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.gracekeeper.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  /**
   * Hibernate 7.2 keeps the plan of a native query by its result class, under a key that equals no
   * other if that is a scalar: each call would add one. Without a class, the result is the same.
   */
  @Test
  void nativeQueriesNameNoResultClassButAnEntity() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.gracekeeper.billing.agreement.Way") // An entity's.
        .should()
        .callMethodWhere(namesAResultClass())
        .check(HOUSE);
  }

  @Test
  void nobodyButTheClockReadsTheMachinesTime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.gracekeeper.clock")
        .should()
        .callMethodWhere(readsTheMachinesTime())
        .check(HOUSE);
  }

  @Test
  void onlyTheAdapterKnowsAwsAndItsSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.gracekeeper.adapter.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "io.gracekeeper.adapter.aws..")
        .check(HOUSE);
  }

  /** Docs/adr/0010: what a query does not carry is easily forgotten after it. */
  @Test
  void resourcesLookUpNothingButWithinTheCallersReach() {
    noClasses()
        .that()
        .areAnnotatedWith("jakarta.ws.rs.Path")
        .should()
        .callMethodWhere(looksUpWithoutBounds())
        .check(HOUSE);
  }

  @Test
  void onlyTheDoorsForMarketplacesAreOpenToWhoShowsNoToken() {
    var open =
        HOUSE.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method ->
                method.isAnnotatedWith(PERMIT_ALL) || method.getOwner().isAnnotatedWith(PERMIT_ALL))
            .map(JavaMethod::getFullName);
    assertThat(open)
        .satisfiesExactlyInAnyOrder(
            method -> assertThat(method).contains("SnsWebhook.receive"),
            method -> assertThat(method).contains("EventBridgeWebhook.receive"),
            method -> assertThat(method).contains("RegistrationResource.register"));
  }

  @Test
  void everyRoomHasItsDoorSign() {
    var rooms = HOUSE.stream().map(JavaClass::getPackage).distinct().toList();
    assertThat(rooms)
        .isNotEmpty()
        .allSatisfy(room ->
            assertThat(room.tryGetPackageInfo())
                .as(room.getName() + " has a package-info")
                .isPresent());
  }

  @Test
  void noNameSaysNothing() {
    classes()
        .that()
        .resideInAPackage("io.gracekeeper..")
        .should()
        .haveNameNotMatching(
            ".*(Data|Info|Manager|Helper|Util|Utils|Processor|Impl|Dto|Abstract[A-Z]\\w*)")
        .check(HOUSE);
  }

  private static DescribedPredicate<JavaMethodCall> looksUpWithoutBounds() {
    return DescribedPredicate.describe(
        "looks up without a scope, an account or what belongs to one",
        call -> {
          var isLookUp = FOUND.contains(call.getTarget().getRawReturnType().getName());
          return call.getTargetOwner().isAssignableTo(REPOSITORY)
              && (isLookUp || isEntity(call.getTarget().getRawReturnType()))
              && call.getTarget().getRawParameterTypes().stream()
                  .noneMatch(type -> BOUNDS.contains(type.getName()) || isEntity(type));
        });
  }

  private static boolean isEntity(JavaClass type) {
    return type.isAnnotatedWith("jakarta.persistence.Entity");
  }

  private static DescribedPredicate<JavaMethodCall> namesAResultClass() {
    return DescribedPredicate.describe(
        "makes a native query with a result class",
        call ->
            call.getName().equals("createNativeQuery")
                && call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(Class.class)));
  }

  private static DescribedPredicate<JavaMethodCall> readsTheMachinesTime() {
    return DescribedPredicate.describe(
        "reads the machine's time",
        call -> {
          var owner = call.getTargetOwner();
          var ofTime =
              owner.getPackageName().equals("java.time")
                  || owner.isEquivalentTo(System.class)
                  || owner.isEquivalentTo(Clock.class);
          return ofTime && CLOCK_READERS.contains(call.getName());
        });
  }
}
