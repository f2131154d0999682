package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Removes cached results that a method makes wrong.
 *
 * <p><b>Which results.</b>
 *
 * <ul>
 *   <li>{@link #method()} names a {@link Cached} method of this class, or of {@link #type()}. Where
 *       several cached methods have that name, write the parameter types too: {@code "find(long)"}.
 *   <li>{@link #cache()} names a cache instead: by {@link Cached#name()} if this class has it, else
 *       a cache made in code, whose key the compiler cannot check.
 *   <li>{@link #key()} says which key: one path for each part of the cached method's key, in its
 *       order. A path begins with a parameter of this method: {@code "id"}, {@code "user.id"}.
 *       Without it, each part is taken from the parameter of the same name and a fitting type.
 *   <li>{@link #all()} removes every result instead of one. There is no partial key: the results of
 *       one region, whatever the page, can only be removed with all others.
 * </ul>
 *
 * A method, number of parts, name or type that does not fit is a compile error which says what
 * would.
 *
 * <p><b>When.</b>
 *
 * <ul>
 *   <li>After the method has returned; if it returns a {@code CompletableFuture} or {@code
 *       CompletionStage}, after that has completed. The key is read then, so that it sees an id
 *       which the method assigned.
 *   <li>Not if the method throws or its future fails. Where a failure may leave a change behind,
 *       invalidate before as well.
 *   <li>With {@link #before()}, before the method runs, whether or not it then fails.
 *   <li>When the method returns to its caller, no later call is answered with a result whose load
 *       began before the invalidation. A load that is under way is returned to those who wait for
 *       it, and is not stored.
 *   <li>An invalidation inside a transaction that has not been committed comes too early: a load
 *       right after it may read, and store, the old state. Put the annotation on the method that
 *       commits.
 * </ul>
 *
 * <p><b>Null.</b> A null on a path makes that part null, and removes what is cached for null; where
 * the part is primitive there is nothing to remove.
 *
 * <pre>{@code
 * public class UserService {
 *   public record User(long id, String name) {}
 *
 *   private final Map<Long, User> table = new ConcurrentHashMap<>();
 *
 *   @Cached(seconds = 60)
 *   public User find(long id) {
 *     return table.get(id);
 *   }
 *
 *   @Cached(seconds = 60)
 *   public int count() {
 *     return table.size();
 *   }
 *
 *   @CacheInvalidate(method = "find", key = "user.id")
 *   @CacheInvalidate(method = "count")
 *   public void save(User user) {
 *     table.put(user.id(), user);
 *   }
 * }
 * }</pre>
 *
 * The generated {@code UserService_Cached} overrides {@code save}:
 *
 * <pre>{@code
 * @Override
 * public void save(UserService.User user) {
 *   if (findCache == null) {
 *     // called by a constructor of UserService
 *     super.save(user);
 *     return;
 *   }
 *   super.save(user);
 *   if (user != null) {
 *     findCache.invalidate(user.id());
 *   }
 *   countCache.invalidateAll();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(CacheInvalidates.class)
public @interface CacheInvalidate {

  /**
   * The class that has the cached method; by default the class of this annotation.
   *
   * @return the class; {@code void.class} stands for the class of this annotation
   */
  Class<?> type() default void.class;

  /**
   * The cached method, by name, or by name and parameter types as in {@code "find(String, int)"}.
   *
   * @return the method; empty if {@link #cache()} is given
   */
  String method() default "";

  /**
   * The name of the cache, in place of {@link #type()} and {@link #method()}.
   *
   * @return the name; empty if {@link #method()} is given
   */
  String cache() default "";

  /**
   * The paths to the parts of the key, in the order of the cached method's key.
   *
   * @return the paths; empty to match the parts by parameter name
   */
  String[] key() default {};

  /**
   * Whether every result is removed, not just that of one key.
   *
   * @return true for all
   */
  boolean all() default false;

  /**
   * Whether to invalidate before the method runs, not after.
   *
   * @return true for before
   */
  boolean before() default false;
}
