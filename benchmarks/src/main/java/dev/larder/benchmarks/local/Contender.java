package dev.larder.benchmarks.local;

/** What is compared. */
public enum Contender {
  /** {@link LarderCatalog}. */
  LARDER,

  /** {@link MapCatalog}: the floor, which has no bound and no life. */
  MAP,

  /** {@link CaffeineCatalog}. */
  CAFFEINE,

  /** {@link CaffeineCatalog} with {@code recordStats()}. */
  CAFFEINE_STATS,

  /** {@link Cache2kCatalog} with its statistics switched off. */
  CACHE2K,

  /** {@link Cache2kCatalog} as it comes, with statistics. */
  CACHE2K_STATS,

  /** {@link SpringCatalog}. */
  SPRING,

  /** {@link SpringSyncCatalog}: one load for callers that miss together. */
  SPRING_SYNC,

  /** {@link SpringKeyCatalog}: keys written in SpEL. */
  SPRING_KEY,

  /** {@link MicronautCatalog}. */
  MICRONAUT,

  /** {@link JetCacheCatalog}. */
  JETCACHE;

  /** Makes a catalog of this kind that loads from {@code source}, with empty caches. */
  Opened open(Source source) {
    // A switch, so that a JVM that measures one contender loads the classes of no other.
    return switch (this) {
      case LARDER -> LarderCatalog.open(source);
      case MAP -> new Opened(new MapCatalog(source));
      case CAFFEINE -> new Opened(new CaffeineCatalog(source, /* recordStats= */ false));
      case CAFFEINE_STATS -> new Opened(new CaffeineCatalog(source, /* recordStats= */ true));
      case CACHE2K -> Cache2kCatalog.open(source, /* recordStats= */ false);
      case CACHE2K_STATS -> Cache2kCatalog.open(source, /* recordStats= */ true);
      case SPRING -> SpringCaching.open(new SpringCatalog(source));
      case SPRING_SYNC -> SpringCaching.open(new SpringSyncCatalog(source));
      case SPRING_KEY -> SpringCaching.open(new SpringKeyCatalog(source));
      case MICRONAUT -> MicronautCatalog.open(source);
      case JETCACHE -> JetCaching.open(new JetCacheCatalog(source));
    };
  }
}
