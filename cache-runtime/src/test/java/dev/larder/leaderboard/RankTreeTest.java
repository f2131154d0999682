package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RankTreeTest {
  private final List<Member<Void>> members = new ArrayList<>();
  private int names;

  private Member<Void> member(double key) {
    Member<Void> member = new Member<>("m" + names++);
    member.key = key;
    members.add(member);
    return member;
  }

  @ParameterizedTest
  @CsvSource({
    "FIRST_ACHIEVED, 3",
    "FIRST_ACHIEVED, 100",
    "FIRST_ACHIEVED, 1000000",
    "MEMBER, 3",
    "MEMBER, 1000000"
  })
  void counts_afterGrowingAndShrinking_areThoseOfASortedList(TieBreak tieBreak, int distinct) {
    Random random = new Random(Seeds.next(getClass()));
    RankTree<Void> tree = new RankTree<>(tieBreak);
    for (int target : new int[] {20_000, 3_000, 8_000, 70, 0, 200}) {
      while (members.size() != target) {
        boolean grows = random.nextInt(10) < 8 == members.size() < target;
        if (grows || members.isEmpty()) {
          tree.add(member(random.nextInt(distinct)));
        } else {
          tree.remove(takeAny(random));
        }
      }
      compare(tree, tieBreak, distinct, random);
    }
  }

  @Test
  void counts_ofKeysThatOnlyFall_areThoseOfASortedList() {
    Random random = new Random(Seeds.next(getClass()));
    RankTree<Void> tree = new RankTree<>(TieBreak.FIRST_ACHIEVED);
    for (int i = 10_000; i > 0; i--) {
      tree.add(member(i));
    }
    compare(tree, TieBreak.FIRST_ACHIEVED, 10_000, random);
    for (Member<Void> member : members.subList(0, 9_000)) {
      tree.remove(member);
    }
    members.subList(0, 9_000).clear();
    compare(tree, TieBreak.FIRST_ACHIEVED, 10_000, random);
  }

  private Member<Void> takeAny(Random random) {
    int index = random.nextInt(members.size());
    Member<Void> taken = members.get(index);
    members.set(index, members.get(members.size() - 1));
    members.remove(members.size() - 1);
    return taken;
  }

  private void compare(RankTree<Void> tree, TieBreak tieBreak, int distinct, Random random) {
    List<Member<Void>> sorted = sorted(tieBreak);
    List<Member<Void>> walked = new ArrayList<>();
    tree.forEach(0, tree.size(), walked::add);
    assertThat(walked).isEqualTo(sorted);
    int[] heads = heads(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      assertThat(tree.countBefore(sorted.get(i))).isEqualTo(i);
    }
    for (int i = 0; i < 500; i++) {
      double key = random.nextInt(distinct + 2) - random.nextInt(2) / 2.0;
      int before = (int) sorted.stream().filter(one -> one.key < key).count();
      assertThat(tree.countBefore(key)).isEqualTo(before);
      assertThat(tree.distinctBefore(key)).isEqualTo(before == 0 ? 0 : heads[before - 1]);
      assertThat(tree.countThrough(key))
          .isEqualTo((int) sorted.stream().filter(one -> one.key <= key).count());
      if (!sorted.isEmpty()) {
        Member<Void> any = sorted.get(random.nextInt(sorted.size()));
        assertThat(tree.countBetter(any, tree.countBefore(any)))
            .isEqualTo(tree.countBefore(any.key));
      }
    }
  }

  private List<Member<Void>> sorted(TieBreak tieBreak) {
    Comparator<Member<Void>> byKey = Comparator.comparingDouble(member -> member.key);
    Comparator<Member<Void>> tie =
        tieBreak == TieBreak.MEMBER
            ? Comparator.comparing(member -> member.name)
            : Comparator.comparingInt(member -> Integer.parseInt(member.name.substring(1)));
    return members.stream().sorted(byKey.thenComparing(tie)).toList();
  }

  private static int[] heads(List<Member<Void>> sorted) {
    int[] heads = new int[sorted.size()];
    for (int i = 0; i < heads.length; i++) {
      boolean isHead = i == 0 || sorted.get(i - 1).key != sorted.get(i).key;
      heads[i] = (i == 0 ? 0 : heads[i - 1]) + (isHead ? 1 : 0);
    }
    return heads;
  }
}
