package dev.larder.leaderboard;

import java.util.Collection;
import java.util.List;

/** Checks what a board is asked, by its description. */
final class Arguments {
  private final LeaderboardSpec<?> spec;

  Arguments(LeaderboardSpec<?> spec) {
    this.spec = spec;
  }

  String member(String member) {
    if (member.isEmpty()) {
      throw unfit("the name of a member must not be empty");
    }
    if (member.length() > spec.maxMemberLength()) {
      throw unfit(
          "the name of a member must have at most %d UTF-16 code units, '%s…' has %d"
              .formatted(spec.maxMemberLength(), member.substring(0, 1), member.length()));
    }
    if (CodePoints.hasLoneSurrogate(member)) {
      throw unfit(
          "the name of a member must be Unicode text, '%s' has half of a surrogate pair"
              .formatted(member));
    }
    return member;
  }

  List<String> members(Collection<String> members) {
    List<String> names = List.copyOf(members);
    number("names of members", names.size());
    names.forEach(this::member);
    return names;
  }

  <M> List<Submission<M>> submissions(Collection<Submission<M>> submissions) {
    List<Submission<M>> list = List.copyOf(submissions);
    number("submissions", list.size());
    list.forEach(submission -> member(submission.member()));
    return list;
  }

  int limit(int limit) {
    if (limit < 0) {
      throw unfit("a number of members must not be negative, was " + limit);
    }
    number("members", limit);
    return limit;
  }

  int pageSize(int size) {
    if (size < 1) {
      throw unfit("the size of a page must be at least 1, was " + size);
    }
    return limit(size);
  }

  /** Returns how many positions a closed range has. */
  int positions(long first, long last) {
    long length = last - first + 1;
    number("positions", length < 0 ? Long.MAX_VALUE : length);
    return (int) length;
  }

  private void number(String what, long number) {
    if (number > spec.maxLimit()) {
      throw unfit(
          "a call takes at most %d %s (maxLimit), not %d".formatted(spec.maxLimit(), what, number));
    }
  }

  static long offset(long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative, was " + offset);
    }
    return offset;
  }

  static double percent(double percent) {
    if (percent > 0 && percent <= 100) {
      return percent;
    }
    throw new IllegalArgumentException(
        "percent must be more than 0 and at most 100, was " + percent);
  }

  private IllegalArgumentException unfit(String message) {
    return new IllegalArgumentException("leaderboard " + spec.name() + ": " + message);
  }
}
