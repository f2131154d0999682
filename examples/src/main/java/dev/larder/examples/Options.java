package dev.larder.examples;

import static dev.larder.examples.InvalidInputException.quote;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * What the user asks of {@link CityQuiz}.
 *
 * @param calls how many calls to compare
 * @param seed what the calls, the questions and the answers are drawn from
 * @param data the file of cities; empty for the one that comes with the example
 * @param help whether only the help is wanted
 */
record Options(int calls, long seed, Optional<Path> data, boolean help) {
  static final String HELP =
      """
      Asks 24,323 cities the same questions with and without Larder, and prints what that cost.

      Options:
        --calls N    how many calls to compare, from 1 to 1000000 (default: 1000);
                     most are about large cities and countries, as people ask
        --seed S     draw other calls and other quiz questions (default: 42)
        --data FILE  read the cities from FILE, a CSV file with the columns
                     geoname_id,name,country,admin_code,population,latitude,longitude
        --help       print this
      """;

  private static final int DEFAULT_CALLS = 1_000;
  private static final int MAX_CALLS = 1_000_000;
  private static final long DEFAULT_SEED = 42;

  /** Reads the arguments of the command line: {@code --calls 5} or {@code --calls=5}. */
  static Options parse(String... arguments) throws InvalidInputException {
    Options options = new Options(DEFAULT_CALLS, DEFAULT_SEED, Optional.empty(), /* help= */ false);
    Iterator<String> rest =
        Arrays.stream(arguments).flatMap(a -> Arrays.stream(split(a))).iterator();
    while (rest.hasNext()) {
      options = options.with(rest.next(), rest);
    }
    return options;
  }

  private static String[] split(String argument) {
    return argument.startsWith("--") ? argument.split("=", 2) : new String[] {argument};
  }

  private Options with(String option, Iterator<String> rest) throws InvalidInputException {
    return switch (option) {
      case "--calls" -> new Options(calls(value(option, rest)), seed, data, help);
      case "--seed" -> new Options(calls, seed(value(option, rest)), data, help);
      case "--data" -> new Options(calls, seed, Optional.of(path(value(option, rest))), help);
      case "--help" -> new Options(calls, seed, data, /* help= */ true);
      default ->
          throw new InvalidInputException(
              quote(option) + " is no option; there are --calls N, --seed S, --data FILE, --help");
    };
  }

  private static String value(String option, Iterator<String> rest) throws InvalidInputException {
    if (!rest.hasNext()) {
      throw new InvalidInputException(option + " needs a value after it; see --help");
    }
    return rest.next();
  }

  private static int calls(String value) throws InvalidInputException {
    try {
      int calls = Integer.parseInt(value);
      if (calls >= 1 && calls <= MAX_CALLS) {
        return calls;
      }
    } catch (NumberFormatException e) {
      // told below, like a number out of range
    }
    throw new InvalidInputException(
        Text.format(
            "--calls is %s; it must be a whole number from 1 to %d", quote(value), MAX_CALLS));
  }

  private static long seed(String value) throws InvalidInputException {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          Text.format(
              "--seed is %s; it must be a whole number from %d to %d",
              quote(value), Long.MIN_VALUE, Long.MAX_VALUE));
    }
  }

  private static Path path(String value) throws InvalidInputException {
    try {
      if (!value.isEmpty()) {
        return Path.of(value);
      }
    } catch (InvalidPathException e) {
      // told below, like no name at all
    }
    throw new InvalidInputException(
        "--data is " + quote(value) + "; it must be the name of a file");
  }
}
