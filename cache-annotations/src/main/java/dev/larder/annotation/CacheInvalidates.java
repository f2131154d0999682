package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Several {@link CacheInvalidate} on one method. The compiler writes it; there is no need to. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CacheInvalidates {

  /**
   * The annotations.
   *
   * @return the annotations, in the order they are written
   */
  CacheInvalidate[] value();
}
