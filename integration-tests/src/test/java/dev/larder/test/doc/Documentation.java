package dev.larder.test.doc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document, and what its examples take for granted.
 *
 * <p>The convention: each class of a document is a file of the package {@code com.acme}. Other
 * examples become the body of a class or of a method that extends {@code Context}, which has a
 * {@code CacheManager caches} and what else {@link #ASSUMED} says for this document. All packages
 * of {@link #IMPORTS} are imported, and so is what the document's classes have nested.
 *
 * @param file the document, from the root of the repository
 */
record Documentation(Path file) {
  static final String PACKAGE = "com.acme";

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final List<String> IMPORTS =
      List.of(
          "dev.larder",
          "dev.larder.annotation",
          "dev.larder.redis",
          "java.nio.file",
          "java.util",
          "java.util.concurrent");

  /** What examples of leaderboards import as well. */
  private static final List<String> LEADERBOARD_IMPORTS =
      List.of("dev.larder.leaderboard", "java.time");

  /** What examples of leaderboards take for granted. */
  private static final String LEADERBOARDS =
      """
      record Profile(String name, String country) {}
      static final LeaderboardSpec<Profile> QUIZ = null;
      Leaderboard<Profile> board;
      Leaderboard<Profile> quiz;
      Leaderboard<Profile> bonus;
      Leaderboard<Profile> season;
      Leaderboard<Profile> twoWeeks;
      Profile profile;
      static void print(String text) {}
      """;

  /** Members of {@code Context}, by the end of the document's path. */
  private static final Map<String, String> ASSUMED =
      Map.of(
          "CacheManager.java",
          """
          static final Object db = new Object();
          static class UserService {
            UserService(Object db) {}
            void find(long id) {}
          }
          static class UserService_Cached extends UserService {
            UserService_Cached(CacheManager caches, Object db) { super(db); }
          }
          """,
          "RedisConnector.java",
          "static final org.redisson.api.RedissonClient redissonClient = null;\n",
          "CacheSpec.java",
          """
          record Rate(double value) {}
          interface Bank { Rate rate(String currency); }
          Bank bank;
          """);

  static List<String> all() {
    String annotations = "cache-annotations/src/main/java/dev/larder/annotation/";
    String runtime = "cache-runtime/src/main/java/dev/larder/";
    return List.of(
        annotations + "Cached.java",
        annotations + "CacheKey.java",
        annotations + "CacheInvalidate.java",
        runtime + "CacheManager.java",
        runtime + "CacheSpec.java",
        runtime + "redis/RedisConnector.java",
        runtime + "leaderboard/Leaderboards.java",
        runtime + "leaderboard/Leaderboard.java",
        runtime + "leaderboard/LeaderboardSpec.java",
        runtime + "leaderboard/Merge.java",
        runtime + "leaderboard/Snapshots.java",
        runtime + "leaderboard/Submission.java",
        "docs/leaderboards.md",
        "README.md");
  }

  static Documentation of(String file) {
    return new Documentation(ROOT.resolve(file));
  }

  List<Example> examples() {
    return Example.in(file);
  }

  /** The files to compile, by the name of their class. */
  Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    sources.put(
        "Context", source("abstract class Context {\nCacheManager caches;\n" + assumed() + "}"));
    for (Example example : examples()) {
      String name = "Example" + sources.size();
      switch (example.kind()) {
        case CLASS -> sources.put(example.className(), source(example.text()));
        case MEMBERS -> sources.put(name, source(body(name, example.text())));
        case STATEMENTS ->
            sources.put(
                name,
                source(body(name, "void run() throws Exception {\n" + example.text() + "\n}")));
        default -> {
          // compared, not compiled
        }
      }
    }
    return sources;
  }

  private boolean isOfLeaderboards() {
    return file.toString().contains("leaderboard");
  }

  private String assumed() {
    return isOfLeaderboards()
        ? LEADERBOARDS
        : ASSUMED.getOrDefault(file.getFileName().toString(), "");
  }

  private static String body(String name, String members) {
    return "class " + name + " extends Context {\n" + members + "\n}";
  }

  private String source(String text) {
    List<String> lines = new ArrayList<>();
    lines.add("package " + PACKAGE + ";");
    IMPORTS.forEach(name -> lines.add("import " + name + ".*;"));
    if (isOfLeaderboards()) {
      LEADERBOARD_IMPORTS.forEach(name -> lines.add("import " + name + ".*;"));
    }
    examples().stream()
        .filter(example -> example.kind() == Example.Kind.CLASS)
        .forEach(type -> lines.add("import " + PACKAGE + "." + type.className() + ".*;"));
    lines.add(text);
    return String.join("\n", lines);
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
