package dev.larder.processor;

import com.palantir.javapoet.ClassName;

/**
 * The types of the runtime that generated code uses. Named, not imported: the processor does not
 * depend on them.
 */
final class RuntimeTypes {
  private static final String PACKAGE = "dev.larder";

  static final ClassName CACHE_MANAGER = ClassName.get(PACKAGE, "CacheManager");
  static final ClassName CACHE = ClassName.get(PACKAGE, "Cache");
  static final ClassName LOADING_CACHE = ClassName.get(PACKAGE, "LoadingCache");
  static final ClassName ASYNC_LOADING_CACHE = ClassName.get(PACKAGE, "AsyncLoadingCache");
  static final ClassName CACHE_SPEC = ClassName.get(PACKAGE, "CacheSpec");
  static final ClassName TYPE_REF = ClassName.get(PACKAGE, "TypeRef");
  static final ClassName NO_ARGUMENTS = ClassName.get(PACKAGE, "NoArguments");
  static final ClassName LONG_KEY = ClassName.get(PACKAGE, "LongKey");
  static final ClassName INT_KEY = ClassName.get(PACKAGE, "IntKey");
  static final ClassName KEY_ARRAYS = ClassName.get(PACKAGE, "KeyArrays");
  static final ClassName KEY_TEXT = ClassName.get(PACKAGE, "KeyText");

  private RuntimeTypes() {}
}
