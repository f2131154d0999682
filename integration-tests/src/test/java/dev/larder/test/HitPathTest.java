package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.larder.CacheManager;
import dev.larder.TimeSource;
import dev.larder.annotation.Cached;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a hit in memory goes through. */
final class HitPathTest {
  private static final JavaClasses RUNTIME = new ClassFileImporter().importPackages("dev.larder");

  /** Asked for its hash code, a key tells who asks. */
  public record Probe(int number) {
    private static List<String> callers = List.of();

    @Override
    public int hashCode() {
      callers =
          StackWalker.getInstance(Set.of(StackWalker.Option.SHOW_HIDDEN_FRAMES))
              .walk(
                  frames ->
                      frames
                          .skip(1)
                          .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                          .takeWhile(caller -> !caller.contains("HitPathTest."))
                          .toList());
      return number;
    }
  }

  /** A service. */
  public static class Service {
    @Cached(seconds = 60)
    public String find(Probe probe) {
      return "found " + probe.number();
    }
  }

  @Test
  void hit_isAFewPlainCalls() {
    Service service = new HitPathTest_Service_Cached(CacheManager.local());
    String loaded = service.find(new Probe(7));

    String hit = service.find(new Probe(7));

    assertThat(hit).isSameAs(loaded);
    assertThat(Probe.callers)
        .containsExactly(
            "dev.larder.EntryTable.hash",
            "dev.larder.EntryTable.find",
            "dev.larder.LocalStore.hit",
            "dev.larder.CacheView.hit",
            "dev.larder.test.HitPathTest_Service_Cached.find");
  }

  /** Of the system's time; any other is read. */
  @Test
  void hit_readsNoClock() {
    List<JavaMethod> methods =
        Stream.of(
                methods("CacheView", "hit"),
                methods("TieredCache", "hit", "get", "getAsync", "id"),
                methods("LocalStore", "hit", "get", "use"),
                methods("EntryTable", "find", "get", "hash", "index", "first"),
                methods("LocalEntry", "hasKey", "isLive", "markUsed"),
                methods("LongKey", "hashCode", "equals"),
                methods("IntKey", "hashCode", "equals"),
                methods("Hit", "value"),
                methods("HitCounter", "increment"),
                methods("HitCounter$Count", "increment"))
            .flatMap(List::stream)
            .toList();

    assertThat(methods)
        .allSatisfy(
            method ->
                assertThat(method.getMethodCallsFromSelf())
                    .extracting(JavaMethodCall::getTargetOwner)
                    .noneMatch(HitPathTest::isClock));
    assertThat(methods("CoarseClock", "nanoTime"))
        .singleElement()
        .satisfies(
            method ->
                assertThat(method.getMethodCallsFromSelf())
                    .extracting(call -> call.getTarget().getFullName())
                    .containsExactly(TimeSource.class.getName() + ".nanoTime()"));
  }

  private static boolean isClock(JavaClass owner) {
    return owner.isEquivalentTo(System.class)
        || owner.isAssignableTo(TimeSource.class)
        || owner.getPackageName().equals("java.time");
  }

  private static List<JavaMethod> methods(String type, String... names) {
    List<JavaMethod> found =
        RUNTIME.get("dev.larder." + type).getMethods().stream()
            .filter(method -> List.of(names).contains(method.getName()))
            .toList();
    assertThat(found.stream().map(JavaMethod::getName)).contains(names);
    return found;
  }
}
