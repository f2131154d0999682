package dev.larder.processor;

/** Sound classes that together use most of what there is. */
final class Samples {
  private Samples() {}

  private static final String VALUES =
      """
      package test;

      import java.util.List;
      import java.util.Map;
      import java.util.Optional;

      public final class Values {
        public enum Role { ADMIN, USER }

        public record User(long id, String name, Role role) {}

        public record Page(int number, List<Optional<Role>> roles, Map<String, Page> more) {}

        public record Pair<A, B>(A first, B second) {}

        public sealed interface Shape permits Circle, Square {}

        public record Circle(double radius) implements Shape {}

        public record Square(float side) implements Shape {}

        public static class Order {
          private final User user;
          public final String number;

          public Order(User user, String number) {
            this.user = user;
            this.number = number;
          }

          public User getUser() {
            return user;
          }
        }

        private Values() {}
      }
      """;

  private static final String USERS =
      """
      package test;

      import dev.larder.annotation.CacheInvalidate;
      import dev.larder.annotation.CacheKey;
      import dev.larder.annotation.Cached;
      import dev.larder.annotation.Tier;
      import java.io.IOException;
      import java.util.List;
      import java.util.Map;
      import java.util.Optional;
      import java.util.Set;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.CompletionStage;
      import test.Values.*;

      public class Users {
        protected Users(String url, int... ports) {}

        Users() {}

        @Cached(seconds = 60)
        public User find(long id) {
          return new User(id, "Ada", Role.ADMIN);
        }

        @Cached(seconds = 60, name = "users.by-name", maxEntries = 5, nullSeconds = 0, jitter = 0.25,
            tier = Tier.REMOTE)
        public Optional<User> find(String name) throws IOException {
          return Optional.empty();
        }

        @Cached
        protected int[][] matrix(byte[] row, String[]... texts) {
          return new int[0][];
        }

        @Cached(tier = Tier.LOCAL)
        boolean[] flags() {
          return new boolean[0];
        }

        @Cached
        public synchronized List<? extends User> active(
            String region, @CacheKey("number") Page page, @CacheKey int[] ids) {
          return List.of();
        }

        @Cached
        public String shapes(Shape shape, List<? extends Shape> shapes, Pair<Role, Set<Long>> pair) {
          return "";
        }

        @Cached
        public CompletableFuture<User> later(Page page, char letter) {
          return CompletableFuture.completedFuture(null);
        }

        @Cached
        public CompletionStage<? extends List<User>> stage(@CacheKey("user.id") Order order) {
          return CompletableFuture.completedFuture(null);
        }

        @Cached
        public <T extends Comparable<T>, X extends Exception> List<T> sorted(List<T> in, Class<X> x)
            throws X {
          return in;
        }

        @CacheInvalidate(method = "find(long)", key = "user.id")
        @CacheInvalidate(method = "find(String)", key = "user.name", before = true)
        @CacheInvalidate(method = "flags")
        @CacheInvalidate(method = "active", all = true)
        public int save(User user) {
          return 1;
        }

        @CacheInvalidate(method = "find(long)", key = "order.user.id")
        @CacheInvalidate(cache = "elsewhere", key = "order.number")
        @CacheInvalidate(cache = "users.by-name", all = true)
        public CompletableFuture<Void> saveLater(Order order) {
          return CompletableFuture.completedFuture(null);
        }
      }
      """;

  private static final String REPOSITORY =
      """
      package test;

      import dev.larder.annotation.CacheInvalidate;
      import dev.larder.annotation.Cached;
      import java.util.Collection;
      import java.util.List;
      import java.util.Map;

      public abstract class Repository<I extends Comparable<? super I>, E> {
        @Cached(seconds = 5)
        public E load(I id) {
          return null;
        }

        @Cached
        public Map<I, List<E>> loadAll(List<I> ids, E[] like) {
          return null;
        }

        @Cached
        public int count() {
          return 0;
        }

        @CacheInvalidate(method = "load")
        @CacheInvalidate(method = "count")
        public void delete(I id) {}
      }
      """;

  private static final String ORDERS =
      """
      package test;

      import dev.larder.annotation.CacheInvalidate;
      import dev.larder.annotation.Cached;
      import test.Values.User;

      public class Orders extends Repository<String, User> {
        @Cached
        public long total(User user) {
          return 0;
        }

        @CacheInvalidate(type = Users.class, method = "find(long)", key = "id")
        @CacheInvalidate(type = Users.class, method = "find(String)", key = "name")
        @CacheInvalidate(type = Users.class, method = "flags")
        @CacheInvalidate(method = "total", all = true)
        public boolean change(int id, String name) {
          return true;
        }
      }
      """;

  private static final String GENERIC =
      """
      package test;

      import dev.larder.annotation.CacheInvalidate;
      import dev.larder.annotation.Cached;

      class Generic<E extends CharSequence & Comparable<E>> extends Repository<Long, E> {
        @Cached
        E[] all(E first, int... counts) {
          return null;
        }

        static class Nested {
          @Cached
          int twice(int number) {
            return 2 * number;
          }

          @CacheInvalidate(type = Generic.class, method = "count")
          void reset() {}
        }
      }
      """;

  /** All of them, in an order that the compiler is not told. */
  static String[] all() {
    return new String[] {VALUES, USERS, REPOSITORY, ORDERS, GENERIC};
  }
}
