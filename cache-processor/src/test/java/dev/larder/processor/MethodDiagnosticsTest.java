package dev.larder.processor;

import static dev.larder.processor.Misuse.inService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about methods that cannot be cached, and where. */
class MethodDiagnosticsTest {

  @Test
  void cachedMethod_private() {
    inService("^@Cached private String find(long id) { return null; }")
        .gives(Message.CachedPrivateMethod, "find(long)", "@Cached", "Make it package-private");
  }

  @Test
  void cachedMethod_static() {
    inService("^@Cached public static String find(long id) { return null; }")
        .gives(Message.CachedStaticMethod, "find(long)", "@Cached", "instance method");
  }

  @Test
  void cachedMethod_final() {
    inService("^@Cached(seconds = 5) public final String find(long id) { return null; }")
        .gives(Message.CachedFinalMethod, "find(long)", "@Cached", "Remove final");
  }

  @Test
  void cachedMethod_abstract() {
    Misuse.inUnits(
            """
            import dev.larder.annotation.Cached;
            abstract class Service {
              ^@Cached abstract String find(long id);
            }
            """)
        .gives(Message.CachedAbstractMethod, "find(long)", "@Cached", "the method that implements");
  }

  @ParameterizedTest
  @CsvSource({
    "private, CachedPrivateMethod",
    "static, CachedStaticMethod",
    "final, CachedFinalMethod"
  })
  void invalidatingMethod_notOverridable(String modifier, Message message) {
    inService(
            """
            @Cached public String find(long id) { return null; }
            ^@CacheInvalidate(method = "find") %s void save(long id) {}
            """
                .formatted(modifier))
        .gives(message, "save(long)", "@CacheInvalidate");
  }

  @Test
  void invalidatingMethod_repeatedAndFinal_isOneErrorAtTheMethod() {
    inService(
            """
            @Cached public String find(long id) { return null; }
            @CacheInvalidate(method = "find")
            @CacheInvalidate(method = "find", all = true)
            public final void ^save(long id) {}
            """)
        .gives(Message.CachedFinalMethod, "save(long)", "@CacheInvalidate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"void", "Void", "CompletableFuture<Void>", "CompletionStage<? extends Void>"})
  void cachedMethod_returnsNothing(String type) {
    inService("^@Cached public %s find(long id) { %s }".formatted(type, body(type)))
        .gives(Message.CachedVoidMethod, "find(long)", "Remove @Cached", "return the result");
  }

  private static String body(String type) {
    return type.equals("void") ? "" : "return null;";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stream<String>",
        "IntStream",
        "Iterator<String>",
        "ListIterator<String>",
        "PrimitiveIterator.OfInt",
        "Spliterator<String>",
        "Enumeration<String>",
        "Scanner",
        "InputStream",
        "FileInputStream",
        "Reader",
        "BufferedReader",
        "java.sql.ResultSet",
        "AutoCloseable",
        "Optional<Stream<String>>",
        "Optional<? extends InputStream>",
        "CompletableFuture<Stream<String>>",
        "CompletionStage<? extends Reader>",
        "CompletableFuture<Optional<Iterator<String>>>"
      })
  void cachedMethod_returnsWhatIsUsedUp(String type) {
    String shown = type.replaceAll("PrimitiveIterator\\.|java\\.sql\\.", "");
    inService("^@Cached public %s find(long id) { return null; }".formatted(type))
        .gives(Message.CachedOneShotResult, "find(long) returns ", shown, "used up", "a List");
  }

  @Test
  void cachedMethod_returnsVariableOfWhatIsUsedUp() {
    inService("^@Cached public <T extends Reader> T find(long id) { return null; }")
        .gives(Message.CachedOneShotResult, "find(long) returns T");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Future<String>",
        "FutureTask<String>",
        "ScheduledFuture<String>",
        "Service.Own<String>",
        "Flow.Publisher<String>",
        "SubmissionPublisher<String>",
        "CompletableFuture<Future<String>>",
        "CompletableFuture<CompletableFuture<String>>",
        "Optional<Future<String>>",
        "Optional<CompletableFuture<String>>"
      })
  void cachedMethod_returnsWhatIsPending(String type) {
    inService(
            """
            public static class Own<T> extends CompletableFuture<T> {}
            ^@Cached public %s find(long id) { return null; }
            """
                .formatted(type))
        .gives(
            Message.CachedFuture,
            "find(long)",
            type.replaceAll("\\w+\\.", ""),
            "CompletableFuture");
  }

  @Test
  void cachedMethod_invalidatesToo() {
    inService(
            """
            @Cached public String find(long id) { return null; }
            @Cached
            ^@CacheInvalidate(method = "find") public String reload(long id) { return null; }
            """)
        .gives(Message.CachedAndInvalidating, "reload(long)", "the method that makes the change");
  }
}
