package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a parameter of a {@link Cached} method part of its key.
 *
 * <ul>
 *   <li>Without any {@code @CacheKey}, all parameters make the key.
 *   <li>With one, <b>only</b> the marked parameters do. Calls that differ in the others alone share
 *       one result, so leave out only what does not change the result: a connection, a logger, a
 *       trace id.
 *   <li>A path picks a part of the argument: {@code "number"} or {@code "customer.id"}. Each step
 *       is a record component, a getter ({@code getId()}, {@code isOpen()}), a method of that name
 *       without parameters, or a field, looked for in this order and visible from the generated
 *       class. A step that does not exist is a compile error that lists what does.
 *   <li>With a path, or a parameter left out, the arguments cannot be had back from the key. Then
 *       the handle of the cache is a {@code Cache}, whose {@code get} takes a loader, and not a
 *       {@code LoadingCache}.
 *   <li>A null on the way makes the part null; it does not throw.
 *   <li>What a part may be: a primitive or its box, a {@code String}, an enum, a record, {@code
 *       UUID}, {@code BigDecimal}, a {@code java.time} type, a {@code List}, {@code Set}, {@code
 *       Map} or {@code Optional} of these, an array of these (compared by content and copied), or
 *       any type with an {@code equals} of its own. A type that inherits {@code Object.equals} is a
 *       compile error: each call would have a key of its own.
 * </ul>
 *
 * <pre>{@code
 * public class OrderService {
 *   public record Customer(long id, String name) {}
 *
 *   public record Page(int number, int size) {}
 *
 *   @Cached(seconds = 300)
 *   public List<String> orders(@CacheKey("id") Customer customer, @CacheKey Page page, String traceId) {
 *     return List.of(customer.name() + " " + page + " for " + traceId);
 *   }
 * }
 * }</pre>
 *
 * The key of {@code orders} has the parts {@code customerId} and {@code page}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface CacheKey {

  /**
   * The path from the argument to the part; empty for the argument itself.
   *
   * @return the path
   */
  String value() default "";
}
