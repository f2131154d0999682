package dev.larder.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The members of one window, in memory. Guarded by the lock of its {@link MemoryStore}. */
final class MemoryBoard<M> {
  private final ScoreOrder order;
  private final TiePolicy tiePolicy;
  private final long maxMembers;
  private final Map<String, Member<M>> members = new HashMap<>();
  private final RankTree<M> tree;

  MemoryBoard(LeaderboardSpec<M> spec) {
    this.order = spec.order();
    this.tiePolicy = spec.tiePolicy();
    this.maxMembers = spec.maxMembers();
    this.tree = new RankTree<>(spec.tieBreak());
  }

  int size() {
    return tree.size();
  }

  // Writing

  /**
   * Sets the score of a member. An equal score keeps its place among its ties.
   *
   * @param known what {@link #find} gave for the name, or null
   * @return the member
   */
  Member<M> put(@Nullable Member<M> known, Submission<M> submission, double score) {
    double key = order.key(score);
    Member<M> member = known == null ? members.get(submission.member()) : known;
    if (member == null) {
      member = new Member<>(submission.member());
      members.put(member.name, member);
      member.key = key;
      tree.add(member);
    } else if (member.key != key) {
      tree.remove(member);
      member.key = key;
      tree.add(member);
    }
    if (submission.metadata().isPresent()) {
      member.metadata = submission.metadata().get();
    }
    return member;
  }

  boolean setMetadata(String name, @Nullable M metadata) {
    Member<M> member = members.get(name);
    if (member == null) {
      return false;
    }
    member.metadata = metadata;
    return true;
  }

  boolean remove(String name) {
    Member<M> member = members.remove(name);
    if (member == null) {
      return false;
    }
    tree.remove(member);
    return true;
  }

  long removeByScore(double min, double max) {
    int start = countBetter(min, max);
    return removeFrom(start, start + count(min, max));
  }

  long trim(long size) {
    return size >= tree.size() ? 0 : removeFrom((int) size, tree.size());
  }

  void trimToBound() {
    trim(maxMembers);
  }

  private int removeFrom(int start, int end) {
    return end - start == tree.size() ? removeAll() : removeOneByOne(start, end);
  }

  private int removeAll() {
    int leaving = tree.size();
    members.clear();
    tree.clear();
    return leaving;
  }

  private int removeOneByOne(int start, int end) {
    List<Member<M>> leaving = new ArrayList<>(end - start);
    tree.forEach(start, end, leaving::add);
    for (Member<M> member : leaving) {
      members.remove(member.name);
      tree.remove(member);
    }
    return leaving.size();
  }

  // Reading

  @Nullable Member<M> find(String name) {
    return members.get(name);
  }

  double score(Member<M> member) {
    return order.key(member.key);
  }

  /** Returns where a member stands; empty if there is none, or it has been removed. */
  Optional<Standing> standing(@Nullable Member<M> member) {
    if (member == null || member.leaf == null) {
      return Optional.empty();
    }
    int before = tree.countBefore(member);
    return Optional.of(new Standing(score(member), rank(member, before), before + 1L));
  }

  Optional<Entry<M>> entry(String name) {
    Member<M> member = members.get(name);
    if (member == null) {
      return Optional.empty();
    }
    int before = tree.countBefore(member);
    return Optional.of(entry(member, rank(member, before), before + 1L));
  }

  private Entry<M> entry(Member<M> member, long rank, long position) {
    return new Entry<>(member.name, order.key(member.key), rank, position, member.metadata);
  }

  /** Returns the rank of a member that has so many before it. */
  private long rank(Member<M> member, int before) {
    return switch (tiePolicy) {
      case COMPETITION -> tree.countBetter(member, before) + 1L;
      case MODIFIED -> tree.countThrough(member.key);
      case DENSE -> tree.distinctBefore(member.key) + 1L;
      case ORDINAL -> before + 1L;
    };
  }

  long rankOfScore(double score) {
    double key = order.key(score);
    return 1L + (tiePolicy == TiePolicy.DENSE ? tree.distinctBefore(key) : tree.countBefore(key));
  }

  /** {@code ⌈100 · worse / n⌉}, which only for the best of many members would be 100. */
  OptionalInt percentile(String name) {
    Member<M> member = members.get(name);
    if (member == null) {
      return OptionalInt.empty();
    }
    long n = tree.size();
    long worse = n - tree.countThrough(member.key);
    return OptionalInt.of((int) Math.min(99, (worse * 100 + n - 1) / n));
  }

  OptionalDouble scoreAtPercentile(double percentile) {
    int n = tree.size();
    if (n == 0) {
      return OptionalDouble.empty();
    }
    double index = (n - 1) * percentile / 100;
    int below = (int) Math.floor(index);
    int above = Math.min(below + 1, n - 1);
    return OptionalDouble.of(between(scoreFromWorst(below), scoreFromWorst(above), index - below));
  }

  private double scoreFromWorst(int index) {
    return order.key(tree.at(tree.size() - 1 - index).key);
  }

  /** Weighs both ends, since their difference may be beyond the doubles. */
  private static double between(double low, double high, double fraction) {
    return low == high ? low : low * (1 - fraction) + high * fraction + 0.0;
  }

  /** Returns how many members are better than all scores of a closed range. */
  private int countBetter(double min, double max) {
    return tree.countBefore(Math.min(order.key(min), order.key(max)));
  }

  int count(double min, double max) {
    return tree.countThrough(Math.max(order.key(min), order.key(max))) - countBetter(min, max);
  }

  List<Entry<M>> byScore(double min, double max, long offset, int limit) {
    int first = countBetter(min, max);
    long length = Math.min(limit, count(min, max) - offset);
    return length <= 0 ? List.of() : range(first + offset, (int) length);
  }

  List<Entry<M>> topPercent(double percent, int limit) {
    long share = (long) Math.floor(tree.size() * percent / 100 + 1e-9);
    return range(0, (int) Math.min(limit, Math.max(1, share)));
  }

  List<Entry<M>> around(String name, int size, Absent absent) {
    Member<M> member = members.get(name);
    long first;
    if (member != null) {
      first = tree.countBefore(member) - size / 2L;
    } else if (absent == Absent.EMPTY) {
      return List.of();
    } else {
      first = absent == Absent.TOP ? 0 : tree.size();
    }
    return range(Math.max(0, Math.min(first, tree.size() - (long) size)), size);
  }

  /** Returns members by position. The first has its rank from the tree, the others by walking. */
  List<Entry<M>> range(long offset, int limit) {
    int start = (int) Math.min(offset, tree.size());
    int end = (int) Math.min(start + (long) limit, tree.size());
    List<Member<M>> page = new ArrayList<>(end - start);
    tree.forEach(start, end, page::add);
    List<Entry<M>> entries = new ArrayList<>(page.size());
    long rank = 0;
    for (int i = 0; i < page.size(); i++) {
      if (i == 0) {
        rank = rank(page.get(0), start);
      } else if (page.get(i).key != page.get(i - 1).key || tiePolicy == TiePolicy.ORDINAL) {
        rank = rankOfNext(page, i, start + i, rank);
      }
      entries.add(entry(page.get(i), rank, start + i + 1L));
    }
    return entries;
  }

  /** Returns the rank of a member with so many before it, the first of its ties. */
  private long rankOfNext(List<Member<M>> page, int index, int before, long rankBefore) {
    return switch (tiePolicy) {
      case COMPETITION, ORDINAL -> before + 1L;
      case DENSE -> rankBefore + 1;
      case MODIFIED -> {
        int ties = 1;
        while (index + ties < page.size() && page.get(index + ties).key == page.get(index).key) {
          ties++;
        }
        boolean isTornByTheEnd = index + ties == page.size();
        yield isTornByTheEnd ? tree.countThrough(page.get(index).key) : before + ties;
      }
    };
  }
}
