package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.leaderboard.Absent;
import dev.larder.leaderboard.BoardStore;
import dev.larder.leaderboard.Entry;
import dev.larder.leaderboard.LeaderboardSpec;
import dev.larder.leaderboard.Outcome;
import dev.larder.leaderboard.Slice;
import dev.larder.leaderboard.Standing;
import dev.larder.leaderboard.Submission;
import dev.larder.leaderboard.WindowKey;
import dev.larder.spi.Codec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A leaderboard in Redis. Each call is one script: one round trip, and atomic over all windows. The
 * caller waits for it up to the time-out of commands; codecs and actions run in the caller's
 * thread.
 */
final class RedisBoardStore<M> implements BoardStore<M> {
  private static final Script SUBMIT = Script.of("board", "submit");
  private static final Script REPLACE = Script.of("board", "replace");
  private static final Script SET_METADATA = Script.of("board", "set_metadata");
  private static final Script REMOVE = Script.of("board", "remove");
  private static final Script REMOVE_BY_KEY = Script.of("board", "remove_by_key");
  private static final Script TRIM = Script.of("board", "trim");
  private static final Script ENTRIES = Script.of("board", "entries");
  private static final Script PERCENTILE = Script.of("board", "percentile");
  private static final Script SCORE_AT = Script.of("board", "score_at");
  private static final Script RANK_OF = Script.of("board", "rank_of");
  private static final Script RANGE = Script.of("board", "range");
  private static final Script RANGE_BY_KEY = Script.of("board", "range_by_key");
  private static final Script AROUND = Script.of("board", "around");
  private static final Script TOP_PERCENT = Script.of("board", "top_percent");
  private static final Script COUNT = Script.of("board", "count");
  private static final Script WINDOWS = Script.of("board", "windows");

  private final LeaderboardSpec<M> spec;
  private final BoardScripts scripts;
  private final ScoreKeys keys;
  private final MetadataText<M> metadataText;
  private final BoardWatch watch;
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();

  /**
   * @param codec writes and reads the metadata; null if there are none
   * @param watch looks for changes that others make
   */
  RedisBoardStore(
      LeaderboardSpec<M> spec, BoardScripts scripts, @Nullable Codec<M> codec, BoardWatch watch) {
    this.spec = spec;
    this.scripts = scripts;
    this.keys = new ScoreKeys(spec.order());
    this.watch = watch;
    this.metadataText = new MetadataText<>(spec.name(), codec);
  }

  // Writing

  @Override
  public List<Outcome> submit(List<Submission<M>> submissions, List<Target> targets) {
    List<Object> arguments = arguments(targets);
    for (Submission<M> each : submissions) {
      arguments.add(each.member());
      arguments.add(keys.of(each.score()));
      arguments.add(each.policy().orElse(spec.policy()));
      arguments.add(each.condition().kind());
      arguments.add(keys.of(each.condition().score()));
      arguments.add(metadataText.argument(each.member(), each.metadata().orElse(null)));
    }
    return outcomes(submissions, targets, written(scripts.write(SUBMIT, arguments.toArray())));
  }

  private List<Object> arguments(List<Target> targets) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(spec.maxMembers());
    arguments.add(targets.size());
    for (Target target : targets) {
      arguments.add(target.key());
      arguments.add(BoardScripts.millis(target.expiresAt(), /* roundsUp= */ true));
    }
    return arguments;
  }

  /** Turns what became of all submissions in each window into what became of each in all. */
  private List<Outcome> outcomes(
      List<Submission<M>> submissions, List<Target> targets, Reply reply) {
    List<List<Outcome.Placement>> placements = new ArrayList<>();
    submissions.forEach(each -> placements.add(new ArrayList<>(targets.size())));
    for (Target target : targets) {
      for (List<Outcome.Placement> ofOne : placements) {
        ofOne.add(
            new Outcome.Placement(
                target.key(), reply.number() == 1, standing(reply), standing(reply)));
      }
    }
    List<Outcome> outcomes = new ArrayList<>(submissions.size());
    for (int i = 0; i < submissions.size(); i++) {
      outcomes.add(new Outcome(submissions.get(i).member(), placements.get(i)));
    }
    return outcomes;
  }

  private Optional<Standing> standing(Reply reply) {
    String key = reply.optionalText();
    return key == null
        ? Optional.empty()
        : Optional.of(new Standing(keys.score(key), reply.number(), reply.number()));
  }

  @Override
  public void replace(List<Submission<M>> submissions, List<Target> targets) {
    Packages packages = new Packages();
    for (Submission<M> each : submissions) {
      packages.add(
          Packages.bytes(each.member()),
          Packages.bytes(keys.of(each.score())),
          metadataText.argument(each.member(), each.metadata().orElse(null)));
    }
    List<Object> arguments = arguments(targets);
    arguments.addAll(packages.all());
    written(scripts.writeAll(REPLACE, arguments.toArray()));
  }

  @Override
  public boolean setMetadata(@Nullable WindowKey window, String member, @Nullable M metadata) {
    byte[] argument = metadataText.argument(member, metadata);
    return written(scripts.write(SET_METADATA, changed(window), member, argument)).number() > 0;
  }

  @Override
  public boolean remove(@Nullable WindowKey window, String member) {
    return written(scripts.write(REMOVE, changed(window), member)).number() > 0;
  }

  @Override
  public long removeByScore(@Nullable WindowKey window, double min, double max) {
    return written(
            scripts.writeAll(
                REMOVE_BY_KEY, changed(window), keys.smallest(min, max), keys.greatest(min, max)))
        .number();
  }

  @Override
  public long trim(@Nullable WindowKey window, long size) {
    return written(scripts.writeAll(TRIM, changed(window), size)).number();
  }

  private Reply written(Reply reply) {
    runActions();
    return reply;
  }

  private void runActions() {
    actions.forEach(Runnable::run);
  }

  // Reading

  @Override
  public Optional<Entry<M>> entry(WindowKey window, String member) {
    return entries(window, List.of(member)).get(0);
  }

  @Override
  public List<Optional<Entry<M>>> entries(WindowKey window, List<String> members) {
    List<Object> arguments = new ArrayList<>(members.size() + 1);
    arguments.add(window);
    arguments.addAll(members);
    Reply reply = scripts.read(ENTRIES, arguments.toArray());
    List<Optional<Entry<M>>> entries = new ArrayList<>(members.size());
    for (String member : members) {
      Optional<Standing> standing = standing(reply);
      entries.add(standing.map(known -> entry(member, known, reply.optionalBytes())));
    }
    return entries;
  }

  private Entry<M> entry(String member, Standing standing, byte @Nullable [] metadata) {
    return new Entry<>(
        member,
        standing.score(),
        standing.rank(),
        standing.position(),
        metadataText.parse(member, metadata));
  }

  /** {@code ⌈100 · worse / n⌉}, which only for the best of many members would be 100. */
  @Override
  public OptionalInt percentile(WindowKey window, String member) {
    Reply reply = scripts.read(PERCENTILE, window, member);
    if (reply.number() == 0) {
      return OptionalInt.empty();
    }
    long worse = reply.number();
    long n = reply.number();
    return OptionalInt.of((int) Math.min(99, (worse * 100 + n - 1) / n));
  }

  @Override
  public OptionalDouble scoreAtPercentile(WindowKey window, double percentile) {
    Reply reply = scripts.read(SCORE_AT, window, percentile);
    String below = reply.optionalText();
    if (below == null) {
      return OptionalDouble.empty();
    }
    double low = keys.score(below);
    double high = keys.score(reply.text());
    double index = (reply.number() - 1) * percentile / 100;
    return OptionalDouble.of(between(low, high, index - Math.floor(index)));
  }

  /** Weighs both ends, since their difference may be beyond the doubles. */
  private static double between(double low, double high, double fraction) {
    return low == high ? low : low * (1 - fraction) + high * fraction + 0.0;
  }

  @Override
  public long rankOfScore(WindowKey window, double score) {
    return scripts.read(RANK_OF, window, keys.of(score)).number();
  }

  @Override
  public Slice<M> range(WindowKey window, long offset, int limit) {
    Reply reply =
        limit == Integer.MAX_VALUE
            ? scripts.readAll(RANGE, window, offset, limit)
            : scripts.read(RANGE, window, offset, limit);
    long total = reply.number();
    return new Slice<>(page(reply), total);
  }

  @Override
  public List<Entry<M>> byScore(WindowKey window, double min, double max, long offset, int limit) {
    return page(
        scripts.read(
            RANGE_BY_KEY, window, keys.smallest(min, max), keys.greatest(min, max), offset, limit));
  }

  @Override
  public List<Entry<M>> around(WindowKey window, String member, int size, Absent absent) {
    return page(scripts.read(AROUND, window, member, size, absent));
  }

  @Override
  public List<Entry<M>> topPercent(WindowKey window, double percent, int limit) {
    return page(scripts.read(TOP_PERCENT, window, percent, limit));
  }

  private List<Entry<M>> page(Reply reply) {
    long position = reply.number();
    List<Entry<M>> entries = new ArrayList<>();
    while (reply.hasNext()) {
      ByteBuffer items = ByteBuffer.wrap(reply.bytes());
      while (items.hasRemaining()) {
        position++;
        entries.add(entry(items, position));
      }
    }
    return entries;
  }

  private Entry<M> entry(ByteBuffer items, long position) {
    String member = new String(bytes(items), UTF_8);
    double score = keys.score(items.getDouble());
    Standing standing = new Standing(score, items.getLong(), position);
    return entry(member, standing, MetadataText.unmarked(bytes(items)));
  }

  private static byte[] bytes(ByteBuffer items) {
    byte[] bytes = new byte[items.getInt()];
    items.get(bytes);
    return bytes;
  }

  @Override
  public long count(WindowKey window, double min, double max) {
    return scripts.read(COUNT, window, keys.smallest(min, max), keys.greatest(min, max)).number();
  }

  @Override
  public List<String> windowIds(String window) {
    Reply reply = scripts.read(WINDOWS, window);
    List<String> ids = new ArrayList<>();
    while (reply.hasNext()) {
      ids.add(reply.text());
    }
    return ids.stream().sorted().toList();
  }

  @Override
  public void afterChange(Runnable action) {
    if (actions.isEmpty()) {
      watch.add(scripts, this::runActions);
    }
    actions.add(action);
  }

  /** Returns how scripts are told which windows to change; null is all. */
  private static Object changed(@Nullable WindowKey window) {
    return window == null ? BoardScripts.ALL_WINDOWS : window;
  }
}
