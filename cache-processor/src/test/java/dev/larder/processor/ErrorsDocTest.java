package dev.larder.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/errors.md} says of each message what the processor does. */
class ErrorsDocTest {
  /** Maven sets {@code basedir}; an IDE mostly starts in the folder of the module. */
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/errors.md");

  /** An example has all its classes in one file. */
  private static final List<String> STRICT =
      List.of("-Xlint:all,-processing,-auxiliaryclass", "-Werror");

  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^(Wrong|Right):\n\n```java\n(.*?)^```$");

  private record Entry(String slug, String text, List<String> wrong, List<String> right) {
    @Override
    public String toString() {
      return slug;
    }
  }

  @Test
  void entries_areTheMessagesInTheirOrder() {
    assertThat(entries())
        .extracting(Entry::slug)
        .containsExactly(Arrays.stream(Message.values()).map(Message::name).toArray(String[]::new));
  }

  @Test
  void entries_haveTextAndOneExampleOfEachKind() {
    assertThat(entries())
        .allSatisfy(
            entry -> {
              int examples = entry.slug().equals("CachedNotWritten") ? 0 : 1;
              assertThat(entry.wrong()).as("wrong").hasSize(examples);
              assertThat(entry.right()).as("right").hasSize(examples);
              assertThat(entry.text()).hasSizeGreaterThan(80).endsWith(".");
            });
  }

  @ParameterizedTest
  @MethodSource("entriesWithExamples")
  void wrongExample_givesTheOneError(Entry entry) {
    List<String> errors =
        Sources.compile(entry.wrong().get(0)).errors().stream()
            .map(error -> error.getMessage(Locale.ROOT))
            .filter(error -> !isTheCompilersOwn(entry, error))
            .toList();
    assertThat(errors).singleElement().asString().startsWith("[" + entry.slug() + "] ");
  }

  /** A missing type cannot be shown without the compiler's own complaint. */
  private static boolean isTheCompilersOwn(Entry entry, String error) {
    return entry.slug().equals("CachedMissingType") && error.contains("cannot find symbol");
  }

  @ParameterizedTest
  @MethodSource("entriesWithExamples")
  void rightExample_compilesWithoutWarning(Entry entry) {
    assertThat(Sources.compile(STRICT, entry.right().get(0)).diagnostics()).isEmpty();
  }

  static Stream<Entry> entriesWithExamples() {
    return entries().stream().filter(entry -> !entry.wrong().isEmpty());
  }

  private static List<Entry> entries() {
    String document = document();
    List<Entry> entries = new ArrayList<>();
    Matcher heading = HEADING.matcher(document);
    boolean found = heading.find();
    while (found) {
      String slug = heading.group(1);
      int start = heading.end();
      found = heading.find();
      entries.add(
          entry(slug, document.substring(start, found ? heading.start() : document.length())));
    }
    return entries;
  }

  private static Entry entry(String slug, String section) {
    List<String> wrong = new ArrayList<>();
    List<String> right = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(section);
    while (example.find()) {
      (example.group(1).equals("Wrong") ? wrong : right).add(example.group(2));
    }
    String text = section.replaceAll("(?s)\nWrong:.*", "").strip();
    return new Entry(slug, text, wrong, right);
  }

  private static String document() {
    try {
      return Files.readString(DOCUMENT, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
