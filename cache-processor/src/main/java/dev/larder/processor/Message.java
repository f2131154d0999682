package dev.larder.processor;

/**
 * Everything the processor may say. Each message begins with its name as a slug, which is stable
 * and has an entry in {@code docs/errors.md}; then comes what is wrong, then what to do.
 */
enum Message {
  // The method
  CachedPrivateMethod(
      "%s is private, so the generated subclass cannot override it and @%s would do nothing. Make it package-private,"
          + " protected or public."),
  CachedStaticMethod(
      "%s is static, so the generated subclass cannot override it and @%s would do nothing. Make it an instance"
          + " method."),
  CachedFinalMethod(
      "%s is final, so the generated subclass cannot override it and @%s would do nothing. Remove final."),
  CachedAbstractMethod(
      "%s is abstract: there is nothing to run, and @%s would do nothing. Annotate the method that implements it."),
  CachedVoidMethod(
      "%s returns nothing that could be cached. Remove @Cached, or return the result."),
  CachedOneShotResult(
      "%s returns %s, which is used up or closed by the first who gets it, but a cached result is handed out many"
          + " times. Return a List, a byte[], a String or the like."),
  CachedFuture(
      "%s returns %s, of which the cache cannot tell when it completes or fails. Return a CompletableFuture or a"
          + " CompletionStage."),
  CachedAndInvalidating(
      "%s is both @Cached and @CacheInvalidate: answered from the cache it would invalidate nothing. Put"
          + " @CacheInvalidate on the method that makes the change."),

  // The class
  CachedFinalClass("%s is final, so no subclass can be generated. Remove final."),
  CachedPrivateClass(
      "%s is private, so no subclass can be generated beside it. Make it, and the classes around it, package-private or"
          + " more."),
  CachedInnerClass(
      "%s is an inner class, which exists only within an instance of another. Make it static."),
  CachedRecord("%s is a record, which cannot have subclasses. Move the method to a class."),
  CachedEnum(
      "%s is an enum, which cannot have subclasses of our making. Move the method to a class."),
  CachedSealedClass(
      "%s is sealed, so the generated class may not extend it. Remove sealed, or annotate a non-sealed subclass."),
  CachedInterface(
      "%s is an interface: there is no code to run. Annotate the methods of the class that implements it."),
  CachedNoConstructor(
      "%s has no constructor that the generated subclass could call. Make one package-private or more."),
  CachedInaccessibleType(
      "%s mentions %s, which %s cannot see. Make that type package-private or more."),
  CachedMissingType(
      "%s needs %s, which does not exist, so %s is not generated. Either a dependency is missing from the class path,"
          + " or what should generate that type has failed or waits for this class."),
  CachedNameTaken(
      "the generated class would be %s, but there is such a class already. Rename one of the two."),

  CachedNotWritten("%s could not be written: %s. Check the output folder of the compiler."),

  // The values of @Cached
  CachedSeconds("seconds must be at least 1, but is %s. To turn caching off, remove @Cached."),
  CachedMaxEntries("maxEntries must be at least 1, but is %s."),
  CachedNullSeconds(
      "nullSeconds must be from -1 (as long as other results) or 0 (not cached) to seconds, which is %s, but is %s."),
  CachedJitter("jitter is a fraction of the life from 0 to 0.5, but is %s."),
  CachedName(
      "'%s' cannot name a cache: a name has no white space and none of : * ? \\ %% { }. Use letters, digits, dots and"
          + " dashes."),
  CachedDuplicateName("%s and %s would share the cache named '%s'. Give each a name of its own."),

  CachedNotStorable(
      "%s returns %s, which cannot be read back from JSON in Redis: %s. Return what says all its types (records,"
          + " collections of them), or keep results in memory: tier = Tier.LOCAL."),

  // The key
  CacheKeyType(
      "%s of type %s cannot be part of a key: %s. Give it value semantics (a record has them), or mark what identifies"
          + " it with @CacheKey(\"…\")."),
  CacheKeyPath("there is no '%s' in %s that the generated class can read%s"),
  CacheKeyWithoutCached(
      "%s is not @Cached, so @CacheKey does nothing here. Remove it, or add @Cached."),

  // @CacheInvalidate
  InvalidateTarget(
      "@CacheInvalidate must say what to invalidate: either a cached method (method = \"…\") or a cache (cache = \"…\"),"
          + " but %s."),
  InvalidateUnknownMethod("%s has no cached method '%s'%s"),
  InvalidateNotCached("%s of %s is not @Cached, so there is nothing to invalidate%s"),
  InvalidateAmbiguous(
      "%s has several cached methods named %s. Say which with its parameter types: %s."),
  InvalidateNoGeneratedClass("%s has no generated class, hence no caches: %s."),
  InvalidateKeyNumber("the key of %s has %s, but key names %s. Its parts are: %s."),
  InvalidateKeyType("'%s' is of type %s, but the part '%s' of the key of %s is of type %s."),
  InvalidateKeyPath("'%s' is no path into the parameters of %s: there is no %s%s"),
  InvalidateKeyMissing(
      "no parameter of %s fits the part '%s' of type %s of the key of %s. Write key = {…}, one path for each of: %s; or"
          + " all = true."),
  InvalidateKeyAndAll(
      "all = true removes every result, so %s has no effect. Remove one of the two."),
  InvalidateUncheckedKey(
      "the cache '%s' is not declared in %s, so its key cannot be matched by name. Write one path as key, or all ="
          + " true, or name a method of a type.");

  private final String text;

  Message(String text) {
    this.text = text;
  }

  /** Returns the slug and the text, with {@code arguments} filled in. */
  String with(Object... arguments) {
    return "[" + name() + "] " + text.formatted(arguments);
  }
}
