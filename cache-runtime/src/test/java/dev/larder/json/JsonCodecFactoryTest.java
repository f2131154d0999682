package dev.larder.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.TypeRef;
import dev.larder.spi.Codec;
import dev.larder.spi.CodecException;
import dev.larder.spi.CodecFactory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

final class JsonCodecFactoryTest {

  @Test
  void serviceLoader_findsTheFactory() {
    assertThat(ServiceLoader.load(CodecFactory.class))
        .hasAtLeastOneElementOfType(JsonCodecFactory.class);
  }

  @Test
  void codec_withoutJackson_namesTheArtifact() throws Exception {
    try (URLClassLoader loader = withoutJackson()) {
      Class<?> service = loader.loadClass(CodecFactory.class.getName());
      Method codec = service.getMethod("codec", Type.class);
      Object factory = ServiceLoader.load(service, loader).iterator().next();
      assertThat(factory.getClass().getName()).isEqualTo(JsonCodecFactory.class.getName());
      assertThat(factory.getClass()).isNotEqualTo(JsonCodecFactory.class);
      assertThatIllegalStateException()
          .isThrownBy(
              () -> {
                try {
                  codec.invoke(factory, String.class);
                } catch (java.lang.reflect.InvocationTargetException e) {
                  throw e.getCause();
                }
              })
          .withMessage(
              "values go to Redis as JSON: add tools.jackson.core:jackson-databind (3.2 or later)"
                  + " to the class path, or give the manager a codec");
    }
  }

  private static URLClassLoader withoutJackson() {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> !entry.contains("jackson"))
            .map(JsonCodecFactoryTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void of_registeredDeserializer_isTrusted() throws CodecException {
    SimpleModule module =
        new SimpleModule()
            .addSerializer(Shape.class, new ToStringSerializer(Shape.class))
            .addDeserializer(Shape.class, new ShapeReader());
    CodecFactory factory = JsonCodecFactory.of(JsonMapper.builder().addModule(module).build());
    assertComesBack(factory, new TypeRef<List<Shape>>() {}, List.of(new Circle(1), new Circle(2)));
  }

  @Test
  void of_settingsThatChangeValues_areOverruled() throws CodecException {
    JsonMapper mapper =
        JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                i -> i.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                DefaultTyping.NON_FINAL)
            .enable(SerializationFeature.WRAP_ROOT_VALUE)
            .enable(DeserializationFeature.UNWRAP_ROOT_VALUE)
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    CodecFactory factory = JsonCodecFactory.of(mapper);
    Moment moment =
        new Moment(
            java.time.ZonedDateTime.parse("2024-02-29T12:00+01:00[Europe/Berlin]"), List.of());
    String json = assertComesBack(factory, TypeRef.of(Moment.class), moment);
    assertThat(json).contains("exact_time").doesNotContain("Moment", "java.");
    assertThat(mapper.isEnabled(SerializationFeature.WRAP_ROOT_VALUE)).isTrue();
  }

  @Test
  void immutableClass_compiledWithParameterNames_comesBack(@TempDir Path directory)
      throws Exception {
    Class<?> type = compile(directory, "-parameters");
    Object value = type.getMethod("make").invoke(null);
    Codec<Object> codec = Codecs.codec(type);
    assertThat(Codecs.read(codec, Codecs.json(codec, value))).hasToString(value.toString());
  }

  @Test
  void immutableClass_compiledWithoutParameterNames_isRefused(@TempDir Path directory)
      throws Exception {
    Class<?> type = compile(directory, "-g");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Codecs.codec(type))
        .withMessageContaining("compile with -parameters");
  }

  private static Class<?> compile(Path directory, String option)
      throws IOException, ClassNotFoundException {
    Path source = directory.resolve("Money.java");
    Files.writeString(
        source,
        """
        public final class Money {
          private final long amount;
          private final Code code;

          public Money(long amount, Code code) {
            this.amount = amount;
            this.code = code;
          }

          public static Money make() {
            return new Money(7, new Code("EUR"));
          }

          @Override
          public String toString() {
            return amount + " " + code.text;
          }

          public static final class Code {
            private final String text;

            Code(String text) {
              this.text = text;
            }
          }
        }
        """);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, option, "-proc:none", source.toString()))
        .isZero();
    return Class.forName("Money", true, new URLClassLoader(new URL[] {url(directory.toString())}));
  }

  private static <V> String assertComesBack(CodecFactory factory, TypeRef<V> type, V value)
      throws CodecException {
    Codec<?> codec = factory.codec(type.type());
    String json = Codecs.json(codec, value);
    assertThat((Object) Codecs.read(codec, json)).isEqualTo(value);
    return json;
  }

  interface Shape {}

  record Circle(int radius) implements Shape {
    @Override
    public String toString() {
      return Integer.toString(radius);
    }
  }

  record Moment(java.time.ZonedDateTime exactTime, List<Map<String, String>> none) {}

  static final class ShapeReader extends FromStringDeserializer<Shape> {
    ShapeReader() {
      super(Shape.class);
    }

    @Override
    protected Shape _deserialize(
        String text, tools.jackson.databind.DeserializationContext context) {
      return new Circle(Integer.parseInt(text));
    }
  }
}
