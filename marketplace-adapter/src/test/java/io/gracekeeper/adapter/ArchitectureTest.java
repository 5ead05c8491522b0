package io.gracekeeper.adapter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/**
 * The adapter's share of the pure core: in its AWS rooms only the edges know a framework. The rules
 * of the whole house are checked in deployment/local.
 */
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
        .and()
        .areNotAnonymousClasses()
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
}
