package dev.larder.processor;

import static dev.larder.processor.Misuse.inService;
import static dev.larder.processor.Misuse.inUnits;

import org.junit.jupiter.api.Test;

/** What is said about classes that cannot be extended, and where. */
class ClassDiagnosticsTest {
  private static final String CACHED =
      "@dev.larder.annotation.Cached public String find(long id) { return null; }";

  @Test
  void class_final() {
    inUnits("public final ^class Service { %s }".formatted(CACHED))
        .gives(Message.CachedFinalClass, "Service is final", "Remove final");
  }

  @Test
  void class_private() {
    inService("private static ^class Hidden { %s }".formatted(CACHED))
        .gives(Message.CachedPrivateClass, "Hidden is private");
  }

  @Test
  void class_withinPrivateOne() {
    inService("private static class Outer { static ^class Inner { %s } }".formatted(CACHED))
        .gives(Message.CachedPrivateClass, "Inner is private", "the classes around it");
  }

  @Test
  void class_inner() {
    inService("^class Inner { %s }".formatted(CACHED))
        .gives(Message.CachedInnerClass, "Inner", "Make it static");
  }

  @Test
  void class_record() {
    inUnits("^record Service(int a) { %s }".formatted(CACHED))
        .gives(Message.CachedRecord, "Service is a record", "Move the method to a class");
  }

  @Test
  void class_enum() {
    inUnits("^enum Service { A; %s }".formatted(CACHED))
        .gives(Message.CachedEnum, "Service is an enum", "Move the method to a class");
  }

  @Test
  void class_sealed() {
    inUnits("sealed ^class Service { %s }\nfinal class Sub extends Service {}".formatted(CACHED))
        .gives(Message.CachedSealedClass, "Service is sealed", "non-sealed subclass");
  }

  @Test
  void interface_withDefaultMethod() {
    inUnits(
            "^interface Service { @dev.larder.annotation.Cached default String find() { return null; } }")
        .gives(Message.CachedInterface, "Service is an interface", "the class that implements it");
  }

  @Test
  void interface_withAbstractMethod() {
    inUnits("^interface Service { @dev.larder.annotation.Cached String find(); }")
        .gives(Message.CachedInterface, "Service is an interface");
  }

  @Test
  void constructors_allPrivate() {
    inUnits(
            "^class Service { private Service() {} private Service(int a) {} %s }"
                .formatted(CACHED))
        .gives(Message.CachedNoConstructor, "Service", "Make one package-private");
  }

  @Test
  void signature_mentionsPrivateType() {
    inService(
            """
            private static class Secret {}
            @Cached public Secret ^find(long id) { return null; }
            """)
        .gives(Message.CachedInaccessibleType, "find(long)", "Secret", "package-private or more");
  }

  @Test
  void signature_mentionsPrivateTypeInAnArgument() {
    inService(
            """
            private static class Secret {}
            @Cached public List<? extends Secret[]> ^find(long id) { return null; }
            """)
        .gives(Message.CachedInaccessibleType, "find(long)", "List<? extends Secret[]>");
  }

  @Test
  void constructor_mentionsPrivateType() {
    inService(
            """
            private static class Secret {}
            ^Service(Secret secret) {}
            @Cached public String find(long id) { return null; }
            """)
        .gives(Message.CachedInaccessibleType, "Service(Secret)", "Secret");
  }

  @Test
  void inheritedMethod_mentionsPackagePrivateTypeOfAnotherPackage() {
    inUnits(
            """
            package base;
            public class Base {
              @dev.larder.annotation.Cached protected Hidden find(long id) { return null; }
            }
            class Hidden {}
            """,
            """
            package test;
            public ^class Service extends base.Base {
              @dev.larder.annotation.Cached public String own(long id) { return null; }
            }
            """)
        .gives(Message.CachedInaccessibleType, "find(long)", "Hidden", "Service_Cached");
  }

  @Test
  void generatedName_takenBySource() {
    inUnits("^class Service { %s }\nclass Service_Cached {}".formatted(CACHED))
        .gives(Message.CachedNameTaken, "Service_Cached", "Rename one");
  }
}
