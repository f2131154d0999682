package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the results of a method and answers later calls with the same arguments from them.
 *
 * <p>The annotation processor writes a subclass, {@code UserService_Cached} for {@code UserService}
 * ({@code Outer_Inner_Cached} for a nested class), in the same package. Construct it in place of
 * the class: its constructors take a {@code CacheManager} first, then what the class takes.
 *
 * <pre>{@code
 * public class UserService {
 *   public record User(long id, String name) {}
 *
 *   private final Map<Long, User> table;
 *
 *   public UserService(Map<Long, User> table) {
 *     this.table = table;
 *   }
 *
 *   @Cached(seconds = 60)
 *   public User find(long id) {
 *     return table.get(id);
 *   }
 * }
 * }</pre>
 *
 * The generated class:
 *
 * <pre>{@code
 * @Generated("dev.larder.processor.CachedProcessor")
 * @SuppressWarnings("this-escape")
 * public class UserService_Cached extends UserService {
 *   public static final CacheSpec<Long, UserService.User> FIND_CACHE = CacheSpec.builder(
 *           "com.acme.UserService.find", Long.class, UserService.User.class)
 *       .seconds(60)
 *       .fingerprint("7aa30937fdbbf3e8")
 *       .build();
 *
 *   private final LoadingCache<Long, UserService.User> findCache;
 *
 *   public UserService_Cached(CacheManager caches, Map<Long, UserService.User> table) {
 *     super(table);
 *     this.findCache = caches.cache(FIND_CACHE, key -> super.find(key));
 *   }
 *
 *   @Override
 *   public UserService.User find(long id) {
 *     if (findCache == null) {
 *       // called by a constructor of UserService
 *       return super.find(id);
 *     }
 *     var hit = findCache.hit(new LongKey(id));
 *     if (hit != null) {
 *       return hit.value();
 *     }
 *     return findCache.get(id);
 *   }
 *
 *   public LoadingCache<Long, UserService.User> findCache() {
 *     return findCache;
 *   }
 * }
 * }</pre>
 *
 * <p><b>Rules</b> for the method and its class, each a compile error if broken:
 *
 * <ul>
 *   <li>The method is not private, static, final or abstract, and returns something. It may be
 *       package-private, protected, {@code synchronized}, generic or varargs, and throw anything.
 *   <li>The class is not final, private, sealed, an inner (non-static) class, a record, an enum or
 *       an interface, and has a constructor that is not private.
 *   <li>The result can be used more than once: not a {@code Stream}, an {@code Iterator}, a {@code
 *       Reader} or anything else to be closed.
 *   <li>The parameters have value semantics: see {@link CacheKey}.
 * </ul>
 *
 * <p><b>The key</b> is all arguments, or those marked {@link CacheKey}. Arguments must not be
 * changed after the call, except arrays, which are copied. Null is an argument like any other.
 *
 * <p><b>Results</b> are shared by all callers; do not change them, arrays included. Of a {@code
 * CompletableFuture} or {@code CompletionStage} the value is kept, each caller gets a future of
 * their own, and a failed one is not kept.
 *
 * <p><b>Null</b>, an empty {@code Optional}, {@code OptionalInt}, {@code OptionalLong} or {@code
 * OptionalDouble} is a result, and lives for {@link #nullSeconds()}.
 *
 * <p><b>Exceptions</b> reach the caller as they were thrown, and are not cached.
 *
 * <p><b>Concurrency.</b> Callers that miss the same key at once share one run of the method, and
 * its exception if it throws. Different keys never wait for each other, and no lock is held while
 * the method runs. It may call cached methods, itself included. A call that would wait for itself,
 * in one thread or around a circle of threads, runs the method instead. A result whose load was
 * under way when its key was invalidated is returned to those who waited, and not kept.
 *
 * <p><b>Inheritance.</b> A generated class covers all cached methods of its class, the inherited
 * ones too, with type arguments resolved. An override is cached only if it is annotated itself. A
 * subclass without an annotation of Larder on any method of its own gets no generated class; nor
 * does an abstract class, whose subclasses do. A call inside the class ({@code this.find(id)}) is
 * cached like any other; one through {@code super}, or before the constructor of the class has
 * ended, runs the method.
 *
 * <p><b>Sharing.</b> The cache belongs to the manager: two instances of one generated class on one
 * manager share it. Of a generic class whose type variables are in a key or a result, a second
 * instance on one manager is refused with an {@code IllegalStateException}: {@code
 * Repository<User>} and {@code Repository<Order>} would serve each other's values. Give each a
 * manager, or extend the class for each type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Cached {

  /**
   * How long a result is served, in seconds, counted from the moment its load began. At least 1.
   *
   * @return the time to live
   */
  int seconds() default 60;

  /**
   * The name of the cache, in statistics and patterns, unique within a manager: without white space
   * and without any of {@code : * ? \ % { }}. By default the binary name of the class whose
   * subclass is generated, a dot and the name of the method, with the simple names of its parameter
   * types in parentheses where that name has several cached methods: {@code
   * com.acme.UserService.find}, {@code com.acme.UserService.find(String,int)}.
   *
   * @return the name, or empty for the default
   */
  String name() default "";

  /**
   * How many results are kept in memory at most. At least 1; there is no unbounded cache.
   *
   * @return the bound
   */
  int maxEntries() default 10_000;

  /**
   * How long null and empty optionals are served, in seconds: 0 not at all, −1 as long as other
   * results, otherwise at most {@link #seconds()}.
   *
   * @return the time to live
   */
  int nullSeconds() default -1;

  /**
   * The fraction of its life, from 0 to 0.5, by which the life of a result may be shortened at
   * random, so that results loaded together do not all expire together. A life is never lengthened.
   *
   * @return the fraction
   */
  double jitter() default 0;

  /**
   * Where results are kept. What goes to Redis is written as JSON, and is told apart by the
   * structure of the result type: after a change of the type, or of one it holds, its new version
   * does not read what the old one wrote.
   *
   * <p>If it is written out, as {@code REMOTE} or {@code BOTH}, a result that JSON cannot bring
   * back is a compile error: {@code Object}, a type variable, an interface or abstract class that
   * is not sealed, or something that holds one.
   *
   * @return the tier
   */
  Tier tier() default Tier.BOTH;
}
