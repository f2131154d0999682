package dev.larder.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Texts of keys where Jackson would write some that it does not read as equal keys. */
final class TextKeys implements Serializers {
  private static final DateTimeFormatter YEAR_MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

  @Override
  public @Nullable ValueSerializer<?> findSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format) {
    if (type.hasRawClass(Locale.class)) {
      return new Key<Locale>(TextKeys::text);
    } else if (type.hasRawClass(YearMonth.class)) {
      return new Key<YearMonth>(YEAR_MONTH::format);
    } else if (type.hasRawClass(String.class)) {
      return new Key<String>(TextKeys::wellFormed);
    } else if (type.hasRawClass(Character.class)) {
      return new Key<Character>(key -> wellFormed(key.toString()));
    } else {
      return null;
    }
  }

  /**
   * Returns a text without half a surrogate pair, which Jackson writes as a key but never reads.
   */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        throw new Refusal("a key is not well-formed Unicode");
      }
    }
    return text;
  }

  /** Returns the text of a locale, which is refused if it has none of its own. */
  static String text(Locale locale) {
    String tag = locale.equals(Locale.ROOT) ? "" : locale.toLanguageTag();
    if (!Locale.forLanguageTag(tag).equals(locale)) {
      throw new Refusal("a java.util.Locale has no language tag of its own");
    }
    return tag;
  }

  private static final class Key<T> extends ValueSerializer<T> {
    private final Function<T, String> text;

    Key(Function<T, String> text) {
      this.text = text;
    }

    @Override
    public void serialize(T key, JsonGenerator generator, SerializationContext context) {
      generator.writeName(text.apply(key));
    }
  }
}
