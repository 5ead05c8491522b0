package io.gracekeeper.adapter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How the rooms of this service may know each other. */
class ArchitectureTest {

  private static final JavaClasses ADAPTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gracekeeper.adapter");

  @Test
  void onlyTheEdgesKnowAFramework() {
    noClasses()
        .that()
        .resideInAPackage("..adapter.aws..")
        .and()
        .areNotAnnotatedWith(ApplicationScoped.class)
        .and()
        .areNotAnnotatedWith(Path.class)
        .and()
        .areNotAnnotatedWith(ConfigMapping.class)
        .and()
        .doNotHaveSimpleName("RequestBody")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "io.smallrye..",
            "io.vertx..",
            "io.micrometer..",
            "jakarta..",
            "org.apache.kafka..",
            "org.eclipse.microprofile..",
            "software.amazon..")
        .check(ADAPTER);
  }

  @Test
  void onlyItsOwnRoomKnowsAmazon() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..adapter.aws..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("..adapter.aws..").or(resideInAPackage("software.amazon..")))
        .check(ADAPTER);
  }

  @Test
  void noTwoRoomsNeedEachOther() {
    slices().matching("io.gracekeeper.adapter.(**)").should().beFreeOfCycles().check(ADAPTER);
  }

  @Test
  void nobodyReadsTheMachinesClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(ADAPTER);
  }
}
