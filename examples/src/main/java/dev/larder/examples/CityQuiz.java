package dev.larder.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;

/**
 * The program: shows on real data what Larder saves, and that a change is seen by the next read.
 *
 * <p>Exit codes: 0 if all is well, 1 if a cached answer was wrong, 2 if an argument or the data
 * file cannot be used.
 */
public final class CityQuiz {
  static final int OK = 0;
  static final int WRONG_ANSWER = 1;
  static final int INVALID_INPUT = 2;

  private CityQuiz() {}

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    int exitCode = run(args, utf8(System.out), utf8(System.err));
    if (exitCode != OK) {
      System.exit(exitCode);
    }
  }

  /** Runs the program and returns its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(args);
      if (options.help()) {
        out.print(Options.HELP);
        return OK;
      }
      return new Tour(options, out).run() ? OK : WRONG_ANSWER;
    } catch (InvalidInputException e) {
      err.println("city-quiz: " + e.getMessage());
      return INVALID_INPUT;
    }
  }

  /** City names need more letters than the platform's charset may have. */
  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, /* autoFlush= */ true, UTF_8);
  }
}
