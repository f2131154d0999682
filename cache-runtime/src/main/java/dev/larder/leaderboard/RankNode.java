package dev.larder.leaderboard;

import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link RankTree}: slots in order, each with its greatest key and the member that has
 * it. In a leaf a slot is a member; in a branch it is a child.
 */
abstract sealed class RankNode<M> {
  private static final int CAPACITY = 64;

  final double[] keys = new double[CAPACITY];
  final Member<M>[] members = newMembers();
  @Nullable Branch<M> parent;

  /** Which slot of its parent it is in. */
  int slotInParent;

  /** How many slots are in use. */
  int count;

  /** How many members there are, here and below. */
  int size;

  /** How many of them have another key than the member before them. */
  int heads;

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type arguments
  private static <M> Member<M>[] newMembers() {
    return (Member<M>[]) new Member[CAPACITY];
  }

  /** Tells whether all slots are in use: then the node is to be split. */
  final boolean isFull() {
    return count == CAPACITY;
  }

  /** Tells whether so few slots are in use that some are to be had from a sibling. */
  final boolean isPoor() {
    return count < CAPACITY / 4;
  }

  /** Tells whether the slots of two siblings fit into one, and leave room for more. */
  final boolean canTakeAll(RankNode<M> sibling) {
    return count + sibling.count <= CAPACITY * 3 / 4;
  }

  /**
   * Returns the first slot whose key is not less; {@link #count} if there is none. Written so that
   * the compiler can do without branches, which random keys would make it mispredict.
   */
  final int firstFrom(double key) {
    int first = 0;
    int length = count;
    while (length > 0) {
      int half = (length + 1) >>> 1;
      first = keys[first + half - 1] < key ? first + half : first;
      length -= half;
    }
    return first;
  }

  /** Returns the first slot that is not before a member by key and name. */
  final int firstFrom(Member<M> member) {
    int low = firstFrom(member.key);
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] == member.key && CodePoints.compare(members[middle].name, member.name) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  final double lastKey() {
    return keys[count - 1];
  }

  final Member<M> last() {
    return members[count - 1];
  }

  /** Makes room for a slot, which the caller fills. */
  final void open(int slot) {
    copy(slot, this, slot + 1, count - slot);
    count++;
  }

  /** Closes the room of a slot. */
  final void close(int slot) {
    copy(slot + 1, this, slot, count - slot - 1);
    forget(count - 1, count);
    count--;
  }

  /** Moves the first slots of the sibling to the right behind the own ones. */
  final void takeFirst(RankNode<M> right, int number) {
    right.copy(0, this, count, number);
    adopt(count, count + number);
    count += number;
    right.copy(number, right, 0, right.count - number);
    right.forget(right.count - number, right.count);
    right.count -= number;
    right.renumber(0);
  }

  /** Moves the last slots of the sibling to the left before the own ones. */
  final void takeLast(RankNode<M> left, int number) {
    copy(0, this, number, count);
    left.copy(left.count - number, this, 0, number);
    adopt(0, number);
    count += number;
    renumber(number);
    left.forget(left.count - number, left.count);
    left.count -= number;
  }

  /** Returns a new sibling to the right, without slots. */
  abstract RankNode<M> newSibling();

  /** Is called when the last slot has been moved to the sibling on the left. */
  abstract void retire();

  /** Copies slots, also within one node. */
  void copy(int from, RankNode<M> to, int at, int number) {
    System.arraycopy(keys, from, to.keys, at, number);
    System.arraycopy(members, from, to.members, at, number);
  }

  /** Makes what is in some slots point here. */
  abstract void adopt(int from, int to);

  /** Tells what is in the slots from one on, and was here before, in which slot it is now. */
  abstract void renumber(int from);

  /** Lets go of what was in some slots. */
  @SuppressWarnings("NullAway") // slots beyond the count hold null and are not read
  void forget(int from, int to) {
    for (int slot = from; slot < to; slot++) {
      members[slot] = null;
    }
  }

  /** Counts anew what is here and below, from what is one level below. */
  abstract void recount();

  /** A node of members. */
  static final class Leaf<M> extends RankNode<M> {
    @Nullable Leaf<M> previous;
    @Nullable Leaf<M> next;

    int slotOf(Member<M> member) {
      int slot = 0;
      while (members[slot] != member) {
        slot++;
      }
      return slot;
    }

    /** Returns the first slot from which on all keys up to one in use are equal. */
    int firstEqual(int slot) {
      int first = slot;
      while (first > 0 && keys[first - 1] == keys[slot]) {
        first--;
      }
      return first;
    }

    void insert(int slot, Member<M> member) {
      int headsBefore = slot < count ? headsAt(slot, slot + 1) : 0;
      open(slot);
      keys[slot] = member.key;
      members[slot] = member;
      member.leaf = this;
      size = count;
      heads += headsAt(slot, Math.min(slot + 2, count)) - headsBefore;
    }

    void remove(int slot) {
      int headsBefore = headsAt(slot, Math.min(slot + 2, count));
      close(slot);
      size = count;
      heads += (slot < count ? headsAt(slot, slot + 1) : 0) - headsBefore;
    }

    /** Returns how many members of some slots have another key than the one before them. */
    int headsAt(int from, int to) {
      int number = 0;
      for (int slot = from; slot < to; slot++) {
        number += isHead(slot) ? 1 : 0;
      }
      return number;
    }

    private boolean isHead(int slot) {
      if (slot > 0) {
        return keys[slot - 1] != keys[slot];
      }
      return previous == null || previous.lastKey() != keys[0];
    }

    @Override
    void recount() {
      size = count;
      heads = headsAt(0, count);
    }

    @Override
    RankNode<M> newSibling() {
      Leaf<M> sibling = new Leaf<>();
      sibling.previous = this;
      sibling.next = next;
      if (next != null) {
        next.previous = sibling;
      }
      next = sibling;
      return sibling;
    }

    @Override
    void retire() {
      if (previous != null) {
        previous.next = next;
      }
      if (next != null) {
        next.previous = previous;
      }
    }

    @Override
    void adopt(int from, int to) {
      for (int slot = from; slot < to; slot++) {
        members[slot].leaf = this;
      }
    }

    @Override
    void renumber(int from) {} // members do not know their slots, which change all the time
  }

  /** A node of nodes. */
  static final class Branch<M> extends RankNode<M> {
    final RankNode<M>[] children = newChildren();
    final int[] sizes = new int[CAPACITY];
    final int[] headCounts = new int[CAPACITY];

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type arguments
    private static <M> RankNode<M>[] newChildren() {
      return (RankNode<M>[]) new RankNode[CAPACITY];
    }

    void insert(int slot, RankNode<M> child) {
      open(slot);
      children[slot] = child;
      child.parent = this;
      renumber(slot);
      update(slot);
    }

    void remove(int slot) {
      close(slot);
      renumber(slot);
    }

    /** Copies the totals of a child, and tells whether they differ from those known before. */
    boolean update(int slot) {
      RankNode<M> child = children[slot];
      boolean isSame =
          sizes[slot] == child.size
              && headCounts[slot] == child.heads
              && keys[slot] == child.lastKey()
              && members[slot] == child.last();
      sizes[slot] = child.size;
      headCounts[slot] = child.heads;
      keys[slot] = child.lastKey();
      members[slot] = child.last();
      return !isSame;
    }

    @Override
    void recount() {
      size = sum(sizes, count);
      heads = sum(headCounts, count);
    }

    /** Returns the sum of the first numbers. */
    static int sum(int[] numbers, int end) {
      int sum = 0;
      for (int i = 0; i < end; i++) {
        sum += numbers[i];
      }
      return sum;
    }

    @Override
    RankNode<M> newSibling() {
      return new Branch<>();
    }

    @Override
    void retire() {}

    @Override
    void copy(int from, RankNode<M> to, int at, int number) {
      super.copy(from, to, at, number);
      Branch<M> branch = (Branch<M>) to;
      System.arraycopy(children, from, branch.children, at, number);
      System.arraycopy(sizes, from, branch.sizes, at, number);
      System.arraycopy(headCounts, from, branch.headCounts, at, number);
    }

    @Override
    @SuppressWarnings("NullAway") // slots beyond the count hold null and are not read
    void forget(int from, int to) {
      super.forget(from, to);
      for (int slot = from; slot < to; slot++) {
        children[slot] = null;
      }
    }

    @Override
    void adopt(int from, int to) {
      for (int slot = from; slot < to; slot++) {
        children[slot].parent = this;
        children[slot].slotInParent = slot;
      }
    }

    @Override
    void renumber(int from) {
      for (int slot = from; slot < count; slot++) {
        children[slot].slotInParent = slot;
      }
    }
  }
}
