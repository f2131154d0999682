package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.leaderboard.BoardOptions;
import dev.larder.leaderboard.LeaderboardException;
import dev.larder.leaderboard.LeaderboardSpec;
import dev.larder.leaderboard.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs scripts on one board, each as one round trip, and waits for the answer. {@code board.lua}
 * has the format.
 *
 * <p>A {@link WindowKey} among the arguments, or {@link #ALL_WINDOWS}, is what scripts call a
 * window; its keys are passed as well. Those of windows that only the board knows of, a script
 * makes itself: a cluster keeps them together by the tag <code>{namespace:board}</code>.
 */
final class BoardScripts {
  /** From here on Lua does not count each number; {@code board.lua} takes it for never. */
  private static final long NEVER = 1L << 53;

  /** How many times longer what concerns a whole board may take. */
  private static final int PATIENCE = 8;

  /** How many arguments all scripts have. */
  private static final int HEADER = 4;

  /** How scripts call all windows that are kept. */
  static final String ALL_WINDOWS = "";

  private static final List<String> PARTS = List.of("ranks", "sequences", "distinct", "metadata");

  private final LeaderboardSpec<?> spec;
  private final ScoreKeys scoreKeys;
  private final String prefix;
  private final InstantSource clock;
  private final Commands commands;
  private final Commands patient;

  /**
   * What tells our calls from those of others. A new one after each call that failed: a write may
   * be done nevertheless, and a read may have been a look at what changed, so that it is time for
   * another look.
   */
  private volatile String own = newOwn();

  private final AtomicLong calls = new AtomicLong();

  BoardScripts(LeaderboardSpec<?> spec, RedisConnection connection, BoardOptions options) {
    this.spec = spec;
    this.scoreKeys = new ScoreKeys(spec.order());
    this.prefix = "larder:{" + options.namespace() + ":" + spec.name() + "}:";
    this.clock = options.clock();
    this.commands = new Commands(connection, options.commandTimeout());
    this.patient = new Commands(connection, longest(options));
  }

  private static String newOwn() {
    return UUID.randomUUID() + "/";
  }

  /** Returns for how long a server may be busy with one script. */
  static Duration longest(BoardOptions options) {
    return options.commandTimeout().multipliedBy(PATIENCE);
  }

  /** Runs a script that changes nothing; returns what follows its {@code ok}. */
  Reply read(Script script, Object... arguments) {
    return run(commands, "read", script, arguments);
  }

  /** Like {@link #read}, for what takes time in proportion to the board. */
  Reply readAll(Script script, Object... arguments) {
    return run(patient, "read", script, arguments);
  }

  /** Runs a script that may change something; returns what follows its {@code ok}. */
  Reply write(Script script, Object... arguments) {
    return run(commands, "written", script, arguments);
  }

  /** Like {@link #write}, for what takes time in proportion to the board. */
  Reply writeAll(Script script, Object... arguments) {
    return run(patient, "written", script, arguments);
  }

  /**
   * Reads whether there is something to look at.
   *
   * @return empty if the last change was one of ours, and was answered; else a text that is another
   *     one whenever others have changed the board, or a call of ours has failed
   * @throws CompletionException if it could not be read
   */
  Optional<String> changedByOthers() {
    byte[] changed = commands.field(prefix + "board", "changed").toCompletableFuture().join();
    String us = own;
    return Optional.ofNullable(changed)
        .map(bytes -> new String(bytes, UTF_8))
        .filter(call -> !call.startsWith(us))
        .map(call -> us + call);
  }

  private Reply run(Commands commands, String what, Script script, Object... arguments) {
    Object[] all = new Object[arguments.length + HEADER];
    all[0] = spec.order() + " " + spec.tieBreak();
    all[1] = spec.tiePolicy();
    all[2] = millis(clock.instant(), /* roundsUp= */ false);
    all[3] = own + calls.incrementAndGet();
    List<String> keys = new ArrayList<>(List.of(prefix + "board", prefix + "windows"));
    for (int i = 0; i < arguments.length; i++) {
      all[HEADER + i] =
          arguments[i] instanceof WindowKey window ? named(window, keys) : arguments[i];
    }
    Reply reply;
    try {
      reply = commands.eval(script, keys, all).toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw failed(what, failure.getCause() == null ? failure : failure.getCause());
    }
    return switch (reply.text()) {
      case "ok" -> reply;
      case "unfit" -> throw unfit(reply);
      default -> throw other(reply.text());
    };
  }

  /** Returns how scripts call a window, and adds its keys. */
  private String named(WindowKey window, List<String> keys) {
    String name = window.window() + ":" + window.id();
    PARTS.forEach(part -> keys.add(prefix + part + ":" + name));
    return name;
  }

  /** Returns a moment in milliseconds, as scripts take it. */
  static long millis(Instant moment, boolean roundsUp) {
    long seconds = moment.getEpochSecond();
    if (Math.abs(seconds) >= NEVER / 1_000) {
      return seconds > 0 ? NEVER : -NEVER;
    }
    long millis = moment.toEpochMilli();
    return roundsUp && moment.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
  }

  private LeaderboardException failed(String what, Throwable failure) {
    boolean mayHaveChanged = !what.equals("read") && !Failures.isUndone(failure);
    own = newOwn();
    return new LeaderboardException(
        "leaderboard %s could not be %s in Redis%s: %s"
            .formatted(
                spec.name(),
                what,
                mayHaveChanged ? ", or its answer did not come" : "",
                Failures.reason(failure)),
        failure,
        mayHaveChanged);
  }

  private static IllegalArgumentException unfit(String member, double score, double delta) {
    return new IllegalArgumentException(
        "the score of '%s' would be %s + %s, %s"
            .formatted(
                member,
                score,
                delta,
                Double.isFinite(score + delta)
                    ? "which a double cannot hold exactly; integers are exact to 2^53"
                    : "which is beyond the range of doubles"));
  }

  private IllegalArgumentException unfit(Reply reply) {
    return unfit(reply.text(), scoreKeys.score(reply.text()), scoreKeys.score(reply.text()));
  }

  private IllegalStateException other(String layout) {
    return new IllegalStateException(
        "leaderboard %s is kept in Redis as %s; as %s %s it must have another name"
            .formatted(spec.name(), layout, spec.order(), spec.tieBreak()));
  }
}
