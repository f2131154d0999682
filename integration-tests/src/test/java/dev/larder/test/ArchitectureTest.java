package dev.larder.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between modules and packages point one way. */
final class ArchitectureTest {
  private static final JavaClasses LARDER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.larder");

  @Test
  void annotations_dependOnNothing() {
    classes()
        .that()
        .resideInAPackage("dev.larder.annotation")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.larder.annotation", "java.lang..")
        .check(LARDER);
  }

  @Test
  void runtime_dependsOnItsThreeLibrariesOnly() {
    classes()
        .that()
        .resideInAPackage("dev.larder")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.larder", "java..", "com.github.benmanes.caffeine..", "org.slf4j", "org.jspecify..")
        .check(LARDER);
  }

  @Test
  void processor_doesNotDependOnTheRuntime() {
    noClasses()
        .that()
        .resideInAPackage("dev.larder.processor")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.larder")
        .check(LARDER);
  }

  @Test
  void caffeine_isBehindOneClass() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.larder.processor..")
        .and()
        .haveSimpleNameNotStartingWith("LocalStore")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.benmanes.caffeine..")
        .check(LARDER);
  }

  @Test
  void callsAndLoads_doNotReflect() {
    noClasses()
        .that()
        .haveNameMatching(
            "dev\\.larder\\.(LocalStore|Flight|Flights|Waits|LoadingView|AsyncLoadingView).*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .check(LARDER);
  }
}
