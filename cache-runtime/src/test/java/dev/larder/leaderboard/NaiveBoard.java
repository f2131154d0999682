package dev.larder.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A list that is sorted whenever it is read: slow, and plainly what the contract says. */
final class NaiveBoard {
  private final Setup setup;
  private final long maxMembers;
  private final List<Row> rows = new ArrayList<>();
  private long sequence;

  /** What was read last; null if something has changed since. */
  private @Nullable List<Entry<String>> read;

  NaiveBoard(Setup setup, long maxMembers) {
    this.setup = setup;
    this.maxMembers = maxMembers;
  }

  private record Row(String member, double score, long achieved, @Nullable String metadata) {}

  Optional<Entry<String>> entry(String member) {
    return entries().stream().filter(entry -> entry.member().equals(member)).findFirst();
  }

  /** Returns whether it was accepted. */
  boolean submit(Submission<String> submission) {
    Optional<Row> present =
        rows.stream().filter(row -> row.member().equals(submission.member())).findFirst();
    OptionalDouble old = present.stream().mapToDouble(Row::score).findFirst();
    if (!submission.condition().holds(old)) {
      return false;
    }
    double score = submission.score();
    switch (submission.policy().orElse(SubmitPolicy.LATEST)) {
      case LATEST -> {}
      case BEST -> {
        if (old.isPresent() && points(score) <= points(old.getAsDouble())) {
          return false;
        }
      }
      case SUM -> score += old.orElse(0);
    }
    boolean isEqual = old.isPresent() && old.getAsDouble() == score;
    long achieved = isEqual ? present.get().achieved() : sequence++;
    String metadata = submission.metadata().orElse(present.map(Row::metadata).orElse(null));
    read = null;
    present.ifPresent(rows::remove);
    rows.add(new Row(submission.member(), score, achieved, metadata));
    return true;
  }

  void trimToBound() {
    trim(maxMembers);
  }

  boolean remove(String member) {
    read = null;
    return rows.removeIf(row -> row.member().equals(member));
  }

  long removeByScore(double min, double max) {
    int before = rows.size();
    read = null;
    rows.removeIf(row -> row.score() >= min && row.score() <= max);
    return before - rows.size();
  }

  long trim(long size) {
    int before = rows.size();
    List<Entry<String>> entries = entries();
    entries.stream().skip(size).forEach(entry -> remove(entry.member()));
    return before - rows.size();
  }

  List<Entry<String>> entries() {
    List<Entry<String>> entries = read == null ? sorted() : read;
    read = entries;
    return entries;
  }

  private List<Entry<String>> sorted() {
    Comparator<Row> order =
        Comparator.comparingDouble((Row row) -> -points(row.score()))
            .thenComparing(
                setup.tieBreak() == TieBreak.MEMBER
                    ? Comparator.comparing(Row::member)
                    : Comparator.comparingLong(Row::achieved));
    rows.sort(order);
    double[] points = rows.stream().mapToDouble(row -> points(row.score())).toArray();
    List<Long> ranks = setup.ranks(points);
    List<Entry<String>> entries = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      entries.add(new Entry<>(row.member(), row.score(), ranks.get(i), i + 1, row.metadata()));
    }
    return entries;
  }

  private double points(double score) {
    return setup.score(score);
  }
}
