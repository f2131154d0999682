package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeaderboardSpecTest {

  @Test
  void build_withoutMore_hasDefaults() {
    LeaderboardSpec<Void> spec = LeaderboardSpec.builder("quiz").build();

    assertThat(spec.order()).isEqualTo(ScoreOrder.DESCENDING);
    assertThat(spec.policy()).isEqualTo(SubmitPolicy.LATEST);
    assertThat(spec.tiePolicy()).isEqualTo(TiePolicy.COMPETITION);
    assertThat(spec.tieBreak()).isEqualTo(TieBreak.FIRST_ACHIEVED);
    assertThat(spec.maxLimit()).isEqualTo(1_000);
    assertThat(spec.maxMembers()).isEqualTo(Long.MAX_VALUE);
    assertThat(spec.maxMemberLength()).isEqualTo(256);
    assertThat(spec.windows())
        .extracting(LeaderboardSpec.KeptWindow::window)
        .containsExactly(Window.ALL_TIME);
    assertThat(spec.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(spec.firstDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(spec).isEqualTo(LeaderboardSpec.builder("quiz").build());
    assertThat(spec).isNotEqualTo(LeaderboardSpec.builder("quiz", String.class).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "{a}", "a*"})
  void name_thatWouldBreakKeys_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeaderboardSpec.builder(name))
        .withMessageContaining("'" + name + "'");
  }

  @Test
  void bounds_lessThanOne_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeaderboardSpec.builder("quiz").maxLimit(0).build())
        .withMessage("leaderboard quiz: maxLimit must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeaderboardSpec.builder("quiz").maxMembers(0).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeaderboardSpec.builder("quiz").maxMemberLength(-1).build());
  }

  @Test
  void windows_ofOneName_orWithoutRetention_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LeaderboardSpec.builder("quiz").window(Window.DAILY).window(Window.DAILY).build())
        .withMessage("leaderboard quiz: there are two windows named daily");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LeaderboardSpec.builder("quiz").window(Window.DAILY, Duration.ofDays(-1)));
  }
}
