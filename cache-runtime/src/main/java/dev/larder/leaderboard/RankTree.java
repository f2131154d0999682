package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import dev.larder.leaderboard.RankNode.Branch;
import dev.larder.leaderboard.RankNode.Leaf;
import java.util.function.Consumer;

/**
 * Members in the order of their keys, the smallest first, that tells in O(log n) how many are
 * before a key or a member, how many distinct keys are before a key, and who is at a position. Not
 * thread-safe.
 *
 * <h2>How</h2>
 *
 * A B+-tree whose branches know of each child how many members and how many distinct keys it holds:
 * a counted tree, after Tatham's <i>Counted B-Trees</i>. Keys are copied into arrays of primitives,
 * so that a search follows one reference on each level.
 *
 * <p><b>From members to positions.</b> A member knows its leaf, and nodes know their parents; a
 * position is the sum of what precedes on the way up. Nothing is searched by name.
 *
 * <p><b>Distinct keys.</b> A member is a <em>head</em> if the member before it has another key; the
 * heads before a key are the distinct keys before it. Whether the first member of a leaf is a head
 * depends on the leaf before, so when a leaf changes at its end the next one is counted anew.
 *
 * <p><b>Totals, then structure.</b> A change first corrects the totals on the way up. Then nodes
 * split or join, which moves totals between siblings and changes none above. A node splits when it
 * is full; one that is less than a quarter full joins a sibling, or evens out with it.
 */
final class RankTree<M> {
  private final TieBreak tieBreak;
  private RankNode<M> root = new Leaf<>();

  RankTree(TieBreak tieBreak) {
    this.tieBreak = tieBreak;
  }

  int size() {
    return root.size;
  }

  /** Returns how many members have a smaller key. */
  int countBefore(double key) {
    int before = 0;
    RankNode<M> node = root;
    while (node instanceof Branch<M> branch) {
      int slot = slotFrom(branch, key);
      before += Branch.sum(branch.sizes, slot);
      node = branch.children[slot];
    }
    return before + node.firstFrom(key);
  }

  /** Returns how many members have a smaller key or this one. */
  int countThrough(double key) {
    return countBefore(Math.nextUp(key));
  }

  /** Returns how many distinct smaller keys there are. */
  int distinctBefore(double key) {
    int before = 0;
    RankNode<M> node = root;
    while (node instanceof Branch<M> branch) {
      int slot = slotFrom(branch, key);
      before += Branch.sum(branch.headCounts, slot);
      node = branch.children[slot];
    }
    return before + ((Leaf<M>) node).headsAt(0, node.firstFrom(key));
  }

  private static int slotFrom(Branch<?> branch, double key) {
    return Math.min(branch.firstFrom(key), branch.count - 1);
  }

  /** Returns how many members are before one that is in the tree. */
  int countBefore(Member<M> member) {
    Leaf<M> leaf = requireNonNull(member.leaf);
    int before = leaf.slotOf(member);
    RankNode<M> node = leaf;
    for (Branch<M> parent = node.parent; parent != null; parent = node.parent) {
      before += Branch.sum(parent.sizes, node.slotInParent);
      node = parent;
    }
    return before;
  }

  /**
   * Returns how many members have a smaller key than one that is in the tree. Faster than to search
   * for its key, unless its ties begin in another leaf.
   *
   * @param before how many members are before it
   */
  int countBetter(Member<M> member, int before) {
    Leaf<M> leaf = requireNonNull(member.leaf);
    int slot = leaf.slotOf(member);
    int first = leaf.firstEqual(slot);
    return first > 0 ? before - (slot - first) : countBefore(member.key);
  }

  /** Returns the member that has so many before it. */
  Member<M> at(int index) {
    int rest = index;
    RankNode<M> node = root;
    while (node instanceof Branch<M> branch) {
      int slot = 0;
      while (rest >= branch.sizes[slot]) {
        rest -= branch.sizes[slot++];
      }
      node = branch.children[slot];
    }
    return node.members[rest];
  }

  /** Passes members that follow each other. */
  void forEach(int start, int end, Consumer<? super Member<M>> action) {
    if (start >= end) {
      return;
    }
    Member<M> first = at(start);
    Leaf<M> leaf = requireNonNull(first.leaf);
    int slot = leaf.slotOf(first);
    for (int index = start; index < end; index++) {
      if (slot == leaf.count) {
        leaf = requireNonNull(leaf.next);
        slot = 0;
      }
      action.accept(leaf.members[slot++]);
    }
  }

  /** Adds a member: by name among those of the same key, or after them. */
  void add(Member<M> member) {
    RankNode<M> node = root;
    while (node instanceof Branch<M> branch) {
      node = branch.children[Math.min(slotFor(branch, member), branch.count - 1)];
    }
    Leaf<M> leaf = (Leaf<M>) node;
    int size = leaf.size;
    int heads = leaf.heads;
    leaf.insert(slotFor(leaf, member), member);
    correct(leaf, size, heads, leaf.last() == member);
    if (leaf.isFull()) {
      split(leaf);
    }
  }

  private int slotFor(RankNode<M> node, Member<M> member) {
    return tieBreak == TieBreak.MEMBER
        ? node.firstFrom(member)
        : node.firstFrom(Math.nextUp(member.key));
  }

  /** Removes a member that is in the tree. */
  void remove(Member<M> member) {
    Leaf<M> leaf = requireNonNull(member.leaf);
    int size = leaf.size;
    int heads = leaf.heads;
    boolean isEnd = leaf.last() == member;
    leaf.remove(leaf.slotOf(member));
    member.leaf = null;
    correct(leaf, size, heads, isEnd);
    refill(leaf);
  }

  /** Removes all members at once. They are not to be used any more. */
  void clear() {
    root = new Leaf<>();
  }

  /**
   * Corrects what is known above of a leaf that changed, and the next one if it has to know.
   *
   * @param size how many members the leaf had
   * @param heads how many of them were heads
   * @param isEnd whether it changed at its end
   */
  private static <M> void correct(Leaf<M> leaf, int size, int heads, boolean isEnd) {
    correctAbove(leaf, leaf.size - size, leaf.heads - heads);
    Leaf<M> next = leaf.next;
    if (isEnd && next != null) {
      int headsOfNext = next.heads;
      next.recount();
      correctAbove(next, /* moreMembers= */ 0, next.heads - headsOfNext);
    }
  }

  private static <M> void correctAbove(RankNode<M> changed, int moreMembers, int moreHeads) {
    RankNode<M> node = changed;
    for (Branch<M> parent = node.parent; parent != null; parent = node.parent) {
      if (!parent.update(node.slotInParent)) {
        return;
      }
      parent.size += moreMembers;
      parent.heads += moreHeads;
      node = parent;
    }
  }

  private void split(RankNode<M> full) {
    Branch<M> parent = full.parent == null ? growRoot() : full.parent;
    RankNode<M> sibling = full.newSibling();
    sibling.takeLast(full, full.count / 2);
    full.recount();
    sibling.recount();
    int slot = full.slotInParent;
    parent.update(slot);
    parent.insert(slot + 1, sibling);
    if (parent.isFull()) {
      split(parent);
    }
  }

  private Branch<M> growRoot() {
    Branch<M> branch = new Branch<>();
    branch.insert(0, root);
    branch.recount();
    root = branch;
    return branch;
  }

  /** Sees to it that a node has enough slots in use. */
  private void refill(RankNode<M> node) {
    Branch<M> parent = node.parent;
    if (parent == null) {
      shrinkRoot();
    } else if (node.isPoor()) {
      int slot = Math.max(0, node.slotInParent - 1);
      RankNode<M> left = parent.children[slot];
      RankNode<M> right = parent.children[slot + 1];
      if (left.canTakeAll(right)) {
        join(parent, slot, left, right);
      } else {
        evenOut(parent, slot, left, right);
      }
    }
  }

  private void shrinkRoot() {
    if (root instanceof Branch<M> branch && branch.count == 1) {
      root = branch.children[0];
      root.parent = null;
    }
  }

  private void join(Branch<M> parent, int slot, RankNode<M> left, RankNode<M> right) {
    left.takeFirst(right, right.count);
    right.retire();
    left.recount();
    parent.remove(slot + 1);
    parent.update(slot);
    refill(parent);
  }

  private static <M> void evenOut(Branch<M> parent, int slot, RankNode<M> left, RankNode<M> right) {
    int half = (left.count + right.count) / 2;
    if (left.count < half) {
      left.takeFirst(right, half - left.count);
    } else {
      right.takeLast(left, left.count - half);
    }
    left.recount();
    right.recount();
    parent.update(slot);
    parent.update(slot + 1);
  }
}
