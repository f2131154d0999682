package dev.larder.examples;

import static dev.larder.examples.InvalidInputException.quote;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Reads files of cities: the one that comes with the example, or another of the same form. */
final class CityFile {
  private static final String BUNDLED = "cities.csv";
  private static final String ATTRIBUTION = "cities-attribution.txt";

  private CityFile() {}

  /** Returns the cities that come with the example. */
  static List<City> bundled() {
    try {
      return parse(BUNDLED, resource(BUNDLED));
    } catch (InvalidInputException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * Returns who made the cities that come with the example, and their licence: lines to be shown
   * with them.
   */
  static List<String> attribution() {
    return new String(resource(ATTRIBUTION), UTF_8).lines().toList();
  }

  /** Returns the cities of a file of the user's. */
  static List<City> read(Path file) throws InvalidInputException {
    String name = quote(file.toString());
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(name + " is a directory; it must be a file");
    }
    try {
      return parse(name, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(name + ": there is no such file");
    } catch (AccessDeniedException e) {
      throw new InvalidInputException(name + ": you have no right to read this file");
    } catch (IOException e) {
      throw new InvalidInputException(name + " cannot be read: " + e.getMessage());
    }
  }

  private static List<City> parse(String name, byte[] content) throws InvalidInputException {
    return new CityParser(name).parse(decode(name, content));
  }

  /** Decodes UTF-8 strictly; {@code new String} would replace what is wrong. */
  private static String decode(String name, byte[] content) throws InvalidInputException {
    CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(in, out, /* endOfInput= */ true);
    if (result.isError()) {
      throw new InvalidInputException(
          Text.format(
              "%s, line %d: the byte 0x%02X is not UTF-8; save the file as UTF-8",
              name, lineOf(content, in.position()), content[in.position()]));
    }
    return withoutByteOrderMark(out.flip().toString());
  }

  private static long lineOf(byte[] content, int position) {
    return 1 + IntStream.range(0, position).filter(i -> content[i] == '\n').count();
  }

  /** Spreadsheets begin their UTF-8 files with a byte order mark. */
  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static byte[] resource(String name) {
    try (InputStream in = CityFile.class.getResourceAsStream(name)) {
      return requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
