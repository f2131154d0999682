package dev.larder.processor;

import static dev.larder.processor.Misuse.inService;
import static dev.larder.processor.Misuse.inUnits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about {@code @CacheInvalidate}, and where. */
class InvalidationDiagnosticsTest {

  /** A service with the cached methods that the tests address, and one method that invalidates. */
  private static Misuse invalidating(String annotation, String method) {
    return inService(
        """
        public record User(long id, String name) {}
        @Cached public User find(long id) { return null; }
        @Cached public User findByName(String name) { return null; }
        @Cached public User search(String name, int page) { return null; }
        @Cached public User search(User like) { return null; }
        @Cached(name = "counts") public int count(String region) { return 0; }
        public User plain(long id) { return null; }
        %s
        %s
        """
            .formatted(annotation, method));
  }

  private static Misuse invalidating(String annotation) {
    return invalidating(annotation, "public void save(User user, long number) {}");
  }

  @Test
  void target_none() {
    invalidating("^@CacheInvalidate")
        .gives(Message.InvalidateTarget, "method = \"…\"", "cache = \"…\"", "there is neither");
  }

  @Test
  void target_typeAlone() {
    invalidating("@CacheInvalidate(type = Service^.class, all = true)")
        .gives(Message.InvalidateTarget, "there is neither");
  }

  @Test
  void target_methodAndCache() {
    invalidating("@CacheInvalidate(method = \"find\", cache = ^\"counts\", key = \"user.id\")")
        .gives(Message.InvalidateTarget, "there are both");
  }

  @Test
  void target_typeAndCache() {
    invalidating("@CacheInvalidate(cache = \"counts\", type = Service^.class, all = true)")
        .gives(Message.InvalidateTarget, "a cache has no type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fnd | did you mean 'find'?",
        "Find | did you mean 'find'?",
        "findByNam | did you mean 'findByName'?",
        "serch(User) | did you mean 'search'?",
        "zzzzz | ; there is count, find, findByName, search.",
        "search(int) | ; there is search(String, int), search(User).",
        "search() | ; there is search(String, int), search(User).",
        "find(int) | ; there is find(long)."
      })
  void method_unknown(String method, String suggestion) {
    invalidating("@CacheInvalidate(method = ^\"%s\", key = \"user.id\")".formatted(method))
        .gives(
            Message.InvalidateUnknownMethod,
            "Service has no cached method '" + method + "'",
            suggestion);
  }

  @Test
  void method_unknownInClassWithoutCachedMethods() {
    inService("@CacheInvalidate(method = ^\"find\") public void save(long id) {}")
        .gives(Message.InvalidateUnknownMethod, "Service has no cached method 'find'.");
  }

  @Test
  void method_unknownInOtherClass() {
    inUnits(
            Misuse.service("@Cached public String find(long id) { return null; }"),
            """
            package test;
            import dev.larder.annotation.*;
            class Other {
              @CacheInvalidate(type = Service.class, method = ^"fund", all = true) void save() {}
            }
            """)
        .gives(
            Message.InvalidateUnknownMethod,
            "Service has no cached method 'fund'; did you mean 'find'?");
  }

  @ParameterizedTest
  @CsvSource({"plain, nothing to invalidate", "save, nothing to invalidate"})
  void method_notCached(String method, String words) {
    invalidating("@CacheInvalidate(method = ^\"%s\")".formatted(method))
        .gives(
            Message.InvalidateNotCached,
            method + " of Service is not @Cached",
            words,
            "; there is count, find");
  }

  @Test
  void method_ambiguous() {
    invalidating("@CacheInvalidate(method = ^\"search\")")
        .gives(
            Message.InvalidateAmbiguous,
            "Service has several cached methods named search",
            "search(String, int) or search(User)");
  }

  @Test
  void method_ambiguousAlthoughSeveralFit() {
    invalidating(
            "@CacheInvalidate(method = ^\"search\")",
            "public void save(User like, String name, int page) {}")
        .gives(Message.InvalidateAmbiguous, "search(String, int) or search(User)");
  }

  @ParameterizedTest
  @CsvSource({
    "Plain, none of its own methods has an annotation of Larder",
    "Base, it is abstract",
    "Api, it is abstract",
    "int, it is no class",
    "long[], it is no class",
    "String, none of its own methods"
  })
  void type_withoutGeneratedClass(String type, String reason) {
    inService(
            """
            static class Plain { String find(long id) { return null; } }
            static abstract class Base { @Cached String find(long id) { return null; } }
            interface Api { String find(long id); }
            @CacheInvalidate(type = %s^.class, method = "find") public void save(long id) {}
            """
                .formatted(type))
        .gives(Message.InvalidateNoGeneratedClass, type + " has no generated class", reason);
  }

  @Test
  void type_thatIsBrokenItself_isOneErrorThere() {
    inUnits(
            """
            package test;
            import dev.larder.annotation.*;
            class Target {
              @Cached String find(Thread ^thread) { return null; }
            }
            """,
            """
            package test;
            import dev.larder.annotation.*;
            class Other {
              @CacheInvalidate(type = Target.class, method = "find") void save(Thread thread) {}
            }
            """)
        .gives(Message.CacheKeyType, "thread of type Thread");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "find | {\"user.id\", \"user.name\"} | find(long) has 1 part, but key names 2 paths | long id",
        "search(String,int) | {\"user.name\"} | has 2 parts, but key names 1 path | String name, int page",
        "search(String,int) | \"user.name\" | has 2 parts, but key names 1 path | String name, int page"
      })
  void key_wrongNumber(String method, String key, String words, String parts) {
    invalidating("@CacheInvalidate(method = \"%s\", key = ^%s)".formatted(method, key))
        .gives(Message.InvalidateKeyNumber, words, "Its parts are: " + parts + ".");
  }

  @Test
  void key_forMethodWithoutParameters() {
    inService(
            """
            @Cached public int count() { return 0; }
            @CacheInvalidate(method = "count", key = ^"id") public void save(long id) {}
            """)
        .gives(Message.InvalidateKeyNumber, "count() has 0 parts, but key names 1 path", "none");
  }

  @Test
  void key_ofOtherType() {
    invalidating("@CacheInvalidate(method = \"find\", key = ^\"user.name\")")
        .gives(
            Message.InvalidateKeyType,
            "'user.name' is of type String",
            "'id' of the key of find(long) is of type long");
  }

  @Test
  void key_secondOfTwoOfOtherType() {
    invalidating(
            "@CacheInvalidate(method = \"search(String, int)\", key = {\"user.name\", ^\"number\"})")
        .gives(Message.InvalidateKeyType, "'number' is of type long", "'page'", "of type int");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usr.id | there is no parameter 'usr'; did you mean 'user'?",
        "id | there is no parameter 'id'; there is number, user.",
        "user.idd | there is no 'idd' in User; did you mean 'id'?",
        "user.name.foo | there is no 'foo' in String",
        "'' | there is no parameter ''; there is number, user.",
        "number.x | there is no 'x' in long."
      })
  void key_unknownPath(String path, String words) {
    invalidating("@CacheInvalidate(method = \"find\", key = ^\"%s\")".formatted(path))
        .gives(
            Message.InvalidateKeyPath,
            "'" + path + "' is no path into the parameters of save(User, long)",
            words);
  }

  @Test
  void key_secondOfTwoUnknownPath() {
    invalidating(
            "@CacheInvalidate(method = \"search(String,int)\", key = {\"user.name\", ^\"page\"})")
        .gives(Message.InvalidateKeyPath, "'page' is no path");
  }

  @Test
  void key_unknownPathForCacheOfTheManager() {
    invalidating("@CacheInvalidate(cache = \"elsewhere\", key = ^\"usr\")")
        .gives(Message.InvalidateKeyPath, "did you mean 'user'?");
  }

  @Test
  void key_notGivenAndNothingFits() {
    invalidating("^@CacheInvalidate(method = \"find\")")
        .gives(
            Message.InvalidateKeyMissing,
            "no parameter of save(User, long) fits the part 'id' of type long of the key of find(long)",
            "Write key = {…}",
            "long id",
            "all = true");
  }

  @Test
  void key_notGivenAndOfOtherType() {
    invalidating("^@CacheInvalidate(method = \"find\")", "public void save(String id) {}")
        .gives(
            Message.InvalidateKeyMissing,
            "no parameter of save(String) fits the part 'id' of type long");
  }

  @Test
  void key_withAll() {
    invalidating("@CacheInvalidate(method = \"find\", key = ^\"user.id\", all = true)")
        .gives(
            Message.InvalidateKeyAndAll,
            "all = true removes every result",
            "Remove one of the two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", key = {\"user.id\", \"user.name\"}", ", key = {}"})
  void key_ofCacheThatIsNotDeclaredHere(String key) {
    invalidating("@CacheInvalidate(cache = ^\"elsewhere\"%s)".formatted(key))
        .gives(
            Message.InvalidateUncheckedKey,
            "'elsewhere' is not declared in Service",
            "one path as key",
            "all = true");
  }

  @Test
  void key_ofOwnCacheByItsName_isChecked() {
    invalidating("@CacheInvalidate(cache = \"counts\", key = ^\"number\")")
        .gives(Message.InvalidateKeyType, "count(String)");
  }

  @Test
  void repeated_isPointedAtByTheMethodAndSaysWhich() {
    invalidating(
            """
            @CacheInvalidate(method = "find", key = "user.id")
            @CacheInvalidate(method = "fnd", all = true)
            @CacheInvalidate(method = "count", all = true)
            """,
            "public void ^save(User user) {}")
        .gives(Message.InvalidateUnknownMethod, "'fnd'", "(@CacheInvalidate 2 of 3)");
  }

  @Test
  void repeated_inAContainerThatIsWritten_isPointedAtByItsValue() {
    invalidating(
            """
            @CacheInvalidates({
              @CacheInvalidate(method = "find", key = "user.id"),
              @CacheInvalidate(method = ^"fnd", all = true)
            })
            """)
        .gives(Message.InvalidateUnknownMethod, "'fnd'", "(@CacheInvalidate 2 of 2)");
  }
}
