package dev.larder;

import static java.util.Objects.requireNonNull;

import dev.larder.annotation.Tier;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The description of a cache: its name, the types of its keys and values, how long values live and
 * how many there may be. Immutable.
 *
 * <p>Generated classes hold one per cached method; a cache without an annotation is made from one
 * as well:
 *
 * <pre>{@code
 * static final CacheSpec<String, Rate> RATES =
 *     CacheSpec.builder("rates", String.class, Rate.class).seconds(30).maxEntries(500).build();
 *
 * LoadingCache<String, Rate> rates = caches.cache(RATES, currency -> bank.rate(currency));
 * }</pre>
 *
 * @param <K> the type of the keys: immutable, with value semantics ({@code equals} and {@code
 *     hashCode})
 * @param <V> the type of the values, which callers share and should not change
 */
public final class CacheSpec<K extends @Nullable Object, V extends @Nullable Object> {
  /** How long values live unless told otherwise, in seconds. */
  public static final int DEFAULT_SECONDS = 60;

  /** How many values a cache holds at most unless told otherwise. */
  public static final int DEFAULT_MAX_ENTRIES = 10_000;

  /** By how much of its life a value's life may be shortened at most. */
  public static final double MAX_JITTER = 0.5;

  private static final Pattern FINGERPRINT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final String name;
  private final @Nullable String source;
  private final TypeRef<K> keyType;
  private final TypeRef<V> valueType;
  private final int seconds;
  private final int nullSeconds;
  private final int maxEntries;
  private final double jitter;
  private final Tier tier;
  private final String fingerprint;
  private final KeyEncoder<? super K> keyEncoder;
  private final @Nullable Tagger<? super K, ? super V> tagger;

  private CacheSpec(Builder<K, V> builder) {
    this.name = builder.name;
    this.source = builder.source;
    this.keyType = builder.keyType;
    this.valueType = builder.valueType;
    this.seconds = builder.seconds;
    this.nullSeconds = builder.nullSeconds < 0 ? builder.seconds : builder.nullSeconds;
    this.maxEntries = builder.maxEntries;
    this.jitter = builder.jitter;
    this.tier = builder.tier;
    this.fingerprint = builder.fingerprint;
    this.tagger = builder.tagger;
    this.keyEncoder = builder.keyEncoder == null ? defaultEncoder(keyType) : builder.keyEncoder;
  }

  /**
   * Begins the description of a cache whose types are not generic.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param name the name of the cache, unique within a manager: not empty, without white space and
   *     without any of {@code : * ? \ % { }}
   * @param keyType the class of the keys
   * @param valueType the class of the values
   * @return a builder
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static <K extends @Nullable Object, V extends @Nullable Object> Builder<K, V> builder(
      String name, Class<K> keyType, Class<V> valueType) {
    return builder(name, TypeRef.of(keyType), TypeRef.of(valueType));
  }

  /**
   * Begins the description of a cache.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param name the name of the cache, unique within a manager: not empty, without white space and
   *     without any of {@code : * ? \ % { }}
   * @param keyType the type of the keys
   * @param valueType the type of the values
   * @return a builder
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static <K extends @Nullable Object, V extends @Nullable Object> Builder<K, V> builder(
      String name, TypeRef<K> keyType, TypeRef<V> valueType) {
    return new Builder<>(
        requireName(name),
        requireNonNull(keyType, "keyType"),
        requireNonNull(valueType, "valueType"));
  }

  /**
   * Returns the name of the cache.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns where the cache is declared, to tell two caches of one name apart.
   *
   * @return the place, such as {@code com.acme.UserService.find}; empty if nobody said
   */
  public Optional<String> source() {
    return Optional.ofNullable(source);
  }

  /**
   * Returns the type of the keys.
   *
   * @return the type, with its arguments
   */
  public Type keyType() {
    return keyType.type();
  }

  /**
   * Returns the type of the values.
   *
   * @return the type, with its arguments
   */
  public Type valueType() {
    return valueType.type();
  }

  /**
   * Returns how long a value lives, counted from the moment its load began.
   *
   * @return the time to live
   */
  public Duration life() {
    return Duration.ofSeconds(seconds);
  }

  /**
   * Returns how long null and an empty {@code Optional} live.
   *
   * @return the time to live; zero if they are not cached
   */
  public Duration nullLife() {
    return Duration.ofSeconds(nullSeconds);
  }

  /**
   * Returns the bound of the local tier.
   *
   * @return the greatest number of values held in memory
   */
  public int maxEntries() {
    return maxEntries;
  }

  /**
   * Returns by how much of itself a life may be shortened at random.
   *
   * @return a fraction from 0 to {@value #MAX_JITTER}
   */
  public double jitter() {
    return jitter;
  }

  /**
   * Returns where values are kept.
   *
   * @return the tier
   */
  public Tier tier() {
    return tier;
  }

  /**
   * Returns the version of the value type: values of one version in Redis are not read by another.
   *
   * @return the fingerprint
   */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Returns the key text of {@code key}.
   *
   * @param key a key
   * @return its text
   */
  public KeyText keyText(K key) {
    return KeyText.of(keyEncoder, key);
  }

  /** Returns the tags of a value. */
  Set<String> tags(K key, V value) {
    return tagger == null ? Set.of() : Set.copyOf(tagger.tags(key, value));
  }

  /** Tells whether values may bear tags. */
  boolean isTagged() {
    return tagger != null;
  }

  /**
   * Tells whether {@code other} describes the same cache: all that can be compared is equal
   * (encoders and taggers cannot). A description whose types mention a type variable is equal only
   * to itself, since the variable may stand for something else each time.
   *
   * @param other what to compare with
   * @return true if they describe one cache
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof CacheSpec<?, ?> that
            && !mentionsVariable()
            && name.equals(that.name)
            && Objects.equals(source, that.source)
            && keyType.equals(that.keyType)
            && valueType.equals(that.valueType)
            && seconds == that.seconds
            && nullSeconds == that.nullSeconds
            && maxEntries == that.maxEntries
            && jitter == that.jitter
            && tier == that.tier
            && fingerprint.equals(that.fingerprint));
  }

  /** Tells whether what this cache holds depends on type variables of a class or method. */
  boolean mentionsVariable() {
    return keyType.mentionsVariable() || valueType.mentionsVariable();
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name
        + (source == null ? "" : " of " + source)
        + ": "
        + keyType
        + " -> "
        + valueType
        + ", seconds "
        + seconds
        + ", nullSeconds "
        + nullSeconds
        + ", maxEntries "
        + maxEntries
        + ", jitter "
        + jitter
        + ", tier "
        + tier
        + ", fingerprint "
        + fingerprint;
  }

  private static String requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' cannot name a cache: a name is not empty and has no white space and none of : * ? \\ % { }");
    }
    return name;
  }

  private static boolean isName(String name) {
    // No stream: programs with many caches begin here, before anything is compiled.
    for (int i = 0; i < name.length(); i++) {
      if (isBarredFromNames(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isBarredFromNames(int character) {
    return ":*?\\%{}".indexOf(character) >= 0
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character);
  }

  private static <K extends @Nullable Object> KeyEncoder<? super K> defaultEncoder(
      TypeRef<K> keyType) {
    if (keyType.type() == NoArguments.class) {
      return (text, key) -> {};
    }
    // Values of one class need no tag to be told apart; those of several do.
    boolean oneClass =
        keyType.type() instanceof Class<?> type
            && (Modifier.isFinal(type.getModifiers()) || type.isEnum());
    return oneClass ? KeyText::add : KeyText::addTagged;
  }

  /**
   * Builds a {@link CacheSpec}. Not thread-safe.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   */
  public static final class Builder<K extends @Nullable Object, V extends @Nullable Object> {
    private final String name;
    private final TypeRef<K> keyType;
    private final TypeRef<V> valueType;
    private @Nullable String source;
    private int seconds = DEFAULT_SECONDS;
    private int nullSeconds = -1;
    private int maxEntries = DEFAULT_MAX_ENTRIES;
    private double jitter;
    private Tier tier = Tier.BOTH;
    private String fingerprint = "0";
    private @Nullable KeyEncoder<? super K> keyEncoder;
    private @Nullable Tagger<? super K, ? super V> tagger;

    private Builder(String name, TypeRef<K> keyType, TypeRef<V> valueType) {
      this.name = name;
      this.keyType = keyType;
      this.valueType = valueType;
    }

    /**
     * Says where the cache is declared. Two specs of one name and different sources are different
     * caches, and a manager refuses the second.
     *
     * @param source the place
     * @return this builder
     */
    public Builder<K, V> source(String source) {
      this.source = requireNonNull(source, "source");
      return this;
    }

    /**
     * Sets how long a value lives, counted from the moment its load began.
     *
     * @param seconds the time to live in seconds, at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder<K, V> seconds(int seconds) {
      require(seconds >= 1, "seconds must be at least 1, was %s", seconds);
      this.seconds = seconds;
      return this;
    }

    /**
     * Sets how long null and an empty {@code Optional} live. Unless set they live as long as other
     * values.
     *
     * @param nullSeconds the time to live in seconds, at most {@code seconds}; 0 if they are not to
     *     be cached
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder<K, V> nullSeconds(int nullSeconds) {
      require(nullSeconds >= 0, "nullSeconds must not be negative, was %s", nullSeconds);
      this.nullSeconds = nullSeconds;
      return this;
    }

    /**
     * Sets the bound of the local tier.
     *
     * @param maxEntries the greatest number of values, at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder<K, V> maxEntries(int maxEntries) {
      require(maxEntries >= 1, "maxEntries must be at least 1, was %s", maxEntries);
      this.maxEntries = maxEntries;
      return this;
    }

    /**
     * Sets by how much of itself a life may be shortened at random, so that values loaded together
     * do not expire together. A life is never lengthened.
     *
     * @param jitter a fraction from 0 to {@value CacheSpec#MAX_JITTER}
     * @return this builder
     * @throws IllegalArgumentException if it is out of this range or not a number
     */
    public Builder<K, V> jitter(double jitter) {
      require(jitter >= 0 && jitter <= MAX_JITTER, "jitter must be from 0 to 0.5, was %s", jitter);
      this.jitter = jitter;
      return this;
    }

    /**
     * Sets where values are kept. Unless set, in both tiers.
     *
     * @param tier the tier
     * @return this builder
     */
    public Builder<K, V> tier(Tier tier) {
      this.tier = requireNonNull(tier, "tier");
      return this;
    }

    /**
     * Sets the version of the value type. Processes that run different versions of a program share
     * a value in Redis only if their fingerprints are equal. Generated classes give a hash of the
     * structure of the type; who writes a specification by hand gives a new one with every change
     * of the type that JSON would show.
     *
     * @param fingerprint the version: 1 to 64 letters, digits, dots, hyphens and underscores
     * @return this builder
     * @throws IllegalArgumentException if it cannot be one
     */
    public Builder<K, V> fingerprint(String fingerprint) {
      require(
          FINGERPRINT.matcher(fingerprint).matches(),
          "a fingerprint is 1 to 64 letters, digits, dots, hyphens and underscores, not '%s'",
          fingerprint);
      this.fingerprint = fingerprint;
      return this;
    }

    /**
     * Sets how keys are written as text. Without it, keys of the types that {@link KeyText#add}
     * knows have a text; others are opaque: every pattern is taken to match them.
     *
     * @param keyEncoder writes a key; equal keys must have equal texts, and different keys
     *     different ones
     * @return this builder
     */
    public Builder<K, V> keyEncoder(KeyEncoder<? super K> keyEncoder) {
      this.keyEncoder = requireNonNull(keyEncoder, "keyEncoder");
      return this;
    }

    /**
     * Sets the tags of values, by which {@link CacheManager#invalidateTag} removes them.
     *
     * @param tagger returns the tags of a value
     * @return this builder
     */
    public Builder<K, V> tagger(Tagger<? super K, ? super V> tagger) {
      this.tagger = requireNonNull(tagger, "tagger");
      return this;
    }

    /**
     * Returns the description.
     *
     * @return the description
     * @throws IllegalArgumentException if {@code nullSeconds} is more than {@code seconds}
     */
    public CacheSpec<K, V> build() {
      require(
          nullSeconds <= seconds,
          "nullSeconds must not be more than seconds (%s), was %s",
          seconds,
          nullSeconds);
      return new CacheSpec<>(this);
    }

    private void require(boolean condition, String message, Object... values) {
      if (!condition) {
        throw new IllegalArgumentException("cache " + name + ": " + message.formatted(values));
      }
    }
  }
}
