package dev.larder.test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which way the arrows point between packages, and who may use which library. */
final class ArchitectureTest {
  private static final JavaClasses LARDER =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/dev/larder/test/"))
          .importPackages("dev.larder");
  private static final JavaClasses GENERATED =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("_Cached"))
          .importPackages("dev.larder.test");

  /** What reads or calls members; a {@code Type} is only a name for one. */
  private static final DescribedPredicate<JavaClass> REFLECTION =
      resideInAPackage("java.lang.reflect..")
          .and(not(type(Type.class)))
          .and(not(type(ParameterizedType.class)))
          .as("reflection");

  @Test
  void classes_ofAllModules_areLookedAt() {
    assertThat(LARDER.stream().map(JavaClass::getPackageName))
        .contains("dev.larder", "dev.larder.annotation", "dev.larder.processor");
    assertThat(GENERATED).isNotEmpty();
  }

  @Test
  void libraries_areKeptToThePackageThatIsForThem() {
    onlyIn("dev.larder.redis..", "org.redisson..");
    onlyIn("dev.larder.json..", "tools.jackson..", "com.fasterxml.jackson..");
    onlyIn("dev.larder.metrics..", "io.micrometer..");
    onlyIn(
        "dev.larder.processor..",
        "com.palantir..",
        "com.google.auto.common..",
        "com.google.common..",
        "javax.annotation.processing..");
  }

  /** The manager finds Redis and JSON by name alone, so that neither has to be there. */
  @Test
  void adapters_areUsedByNobody() {
    for (String adapter : List.of("dev.larder.redis..", "dev.larder.json..")) {
      onlyIn(adapter, adapter);
    }
  }

  @Test
  void ports_mentionNoLibrary() {
    classes()
        .that()
        .resideInAPackage("dev.larder.spi")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.larder.spi", "java..", "org.jspecify..")
        .check(LARDER);
  }

  private static void onlyIn(String home, String... library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(LARDER);
  }

  @Test
  void runtime_dependsOnThreeLibraries() {
    classes()
        .that()
        .resideInAPackage("dev.larder")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.larder",
            "dev.larder.annotation",
            "dev.larder.spi",
            "java..",
            "org.slf4j",
            "org.jspecify..")
        .check(LARDER);
  }

  @Test
  void annotations_dependOnNothing() {
    classes()
        .that()
        .resideInAPackage("dev.larder.annotation..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.larder.annotation..", "java.lang..")
        .check(LARDER);
  }

  @Test
  void processor_andRuntime_doNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("dev.larder.processor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.larder", "dev.larder.spi..")
        .check(LARDER);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.larder.processor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.larder.processor..")
        .check(LARDER);
  }

  @Test
  void packages_haveNoCycles() {
    slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(LARDER);
  }

  @Test
  void reflection_isForDescriptionsAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.larder")
        .and()
        .haveNameNotMatching("dev\\.larder\\.(TypeRef|CacheSpec)(\\$.*)?")
        .should()
        .dependOnClassesThat(REFLECTION)
        .check(LARDER);
  }

  @Test
  void generatedClasses_useThePublicApiAndNoReflection() {
    noClasses().should().dependOnClassesThat(REFLECTION).check(GENERATED);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "com.github.benmanes..", "org.jspecify..")
        .check(GENERATED);
  }

  private static final class ByPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
