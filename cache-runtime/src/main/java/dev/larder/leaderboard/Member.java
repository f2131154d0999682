package dev.larder.leaderboard;

import org.jspecify.annotations.Nullable;

/** A member in memory: in the map by name and in one {@link RankTree}. Guarded by its board. */
final class Member<M> {
  final String name;

  /** The {@linkplain ScoreOrder#key key} of its score; changed only while it is in no tree. */
  double key;

  @Nullable M metadata;

  /** Where it is in the tree; null while it is in none. */
  RankNode.@Nullable Leaf<M> leaf;

  Member(String name) {
    this.name = name;
  }
}
