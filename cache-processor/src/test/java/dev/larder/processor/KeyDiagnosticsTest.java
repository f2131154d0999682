package dev.larder.processor;

import static dev.larder.processor.Misuse.inService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about keys, and where. */
class KeyDiagnosticsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringBuilder           | StringBuilder inherits Object.equals",
        "StringBuilder[]         | StringBuilder inherits Object.equals",
        "Plain                   | Plain inherits Object.equals",
        "List<Plain>             | Plain inherits Object.equals",
        "Optional<? extends Plain> | Plain inherits Object.equals",
        "Map<String, Set<Plain>> | Plain inherits Object.equals",
        "Plain...                | Plain inherits Object.equals",
        "List<int[]>             | an array within another value is compared by identity",
        "Optional<String[][]>    | an array within another value is compared by identity",
        "WithArray               | its component bytes: an array within another value",
        "Deep                    | its component inner: its component bytes: an array within another",
        "Box<Plain>              | its component value: Plain inherits Object.equals",
        "Open                    | Plain2 inherits Object.equals",
        "Object                  | Object has Object.equals",
        "List<Object>            | Object has Object.equals",
        "Collection<String>      | a Collection does not say how it is compared; take a List or a Set",
        "Runnable                | Runnable is an interface that does not declare equals",
        "Iterable<String>        | Iterable<String> is an interface that does not declare equals",
        "CharSequence            | CharSequence is an interface that does not declare equals",
        "Function                | Function is an interface that does not declare equals",
        "java.util.concurrent.atomic.AtomicLong | AtomicLong inherits Object.equals",
        "Thread                  | Thread inherits Object.equals"
      })
  void parameter_withoutValueSemantics(String type, String reason) {
    inService(
            """
            static class Plain {}
            record WithArray(byte[] bytes) {}
            record Deep(WithArray inner) {}
            record Box<T>(T value) {}
            sealed interface Open {}
            record Plain1(int a) implements Open {}
            static final class Plain2 implements Open {}
            interface Function { int apply(int a); }
            @Cached public String find(int before, %s ^value) { return null; }
            """
                .formatted(type))
        .gives(
            Message.CacheKeyType,
            "value of type ",
            "cannot be part of a key: " + reason,
            "a record");
  }

  @Test
  void parameter_ofBoundedTypeVariableWithoutValueSemantics() {
    inService("@Cached public <T extends Thread> String find(T ^thread) { return null; }")
        .gives(Message.CacheKeyType, "thread of type T", "Thread inherits Object.equals");
  }

  @Test
  void inheritedParameter_whoseTypeArgumentHasNoValueSemantics_isReportedWhereThatIsWritten() {
    Misuse.inUnits(
            """
            package test;
            import dev.larder.annotation.*;
            class Base<E> { @Cached String find(java.util.List<E> like) { return null; } }
            """,
            """
            package test;
            import dev.larder.annotation.*;
            ^class Service extends Base<Thread> { @Cached String own() { return null; } }
            """)
        .gives(
            Message.CacheKeyType,
            "like (of the inherited find) of type List<Thread> cannot be part of a key");
  }

  @Test
  void markedParameter_withoutValueSemantics_isPointedAtByItsMark() {
    inService("@Cached public String find(^@CacheKey Thread thread, int n) { return null; }")
        .gives(Message.CacheKeyType, "thread of type Thread", "Thread inherits Object.equals");
  }

  @Test
  void path_endsAtTypeWithoutValueSemantics() {
    inService(
            """
            public record Order(Thread by) {}
            @Cached public String find(@CacheKey(^"by") Order order) { return null; }
            """)
        .gives(Message.CacheKeyType, "order.by of type Thread", "Thread inherits Object.equals");
  }

  private static final String ORDER =
      """
      public record Customer(long id, String name) {}
      public record Order(Customer customer, String number) { private int secret() { return 1; } }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "custmer     | there is no 'custmer' in Order | did you mean 'customer'?",
        "CUSTOMER    | there is no 'CUSTOMER' in Order | did you mean 'customer'?",
        "num         | there is no 'num' in Order | did you mean 'number'?",
        "customer.i  | there is no 'i' in Customer | did you mean 'id'?",
        "xyz         | there is no 'xyz' in Order | ; there is customer, number.",
        "customer..id | there is no '' in Customer | there is ",
        "customer.   | there is no '' in Customer | there is ",
        ".customer   | there is no '' in Order | there is ",
        "customer.id.value | there is no 'value' in long | can read.",
        "customer()  | there is no 'customer()' in Order | did you mean 'customer'?",
        "secret      | there is no 'secret' in Order | ; there is ",
        "getClass    | there is no 'getClass' in Order | ; there is "
      })
  void path_unknown(String path, String what, String suggestion) {
    String method = "@Cached public String find(@CacheKey(^\"%s\") Order order) { return null; }";
    inService(ORDER + method.formatted(path))
        .gives(Message.CacheKeyPath, what, " that the generated class can read", suggestion);
  }

  @Test
  void path_intoPrivateField() {
    inService(
            """
            public static class Page { private int number; int size; }
            @Cached public String find(@CacheKey(^"number") Page page) { return null; }
            """)
        .gives(Message.CacheKeyPath, "there is no 'number' in Page", "; there is size.");
  }

  @Test
  void path_intoArray() {
    inService("@Cached public String find(@CacheKey(^\"length\") int[] ids) { return null; }")
        .gives(Message.CacheKeyPath, "there is no 'length' in int[]");
  }

  @Test
  void mark_withoutCached() {
    inService("public String find(^@CacheKey long id) { return null; }")
        .gives(Message.CacheKeyWithoutCached, "find(long) is not @Cached", "add @Cached");
  }

  @Test
  void mark_onInvalidatingMethod() {
    inService(
            """
            @Cached public String find(long id) { return null; }
            @CacheInvalidate(method = "find") public void save(^@CacheKey long id) {}
            """)
        .gives(Message.CacheKeyWithoutCached, "save(long) is not @Cached");
  }
}
