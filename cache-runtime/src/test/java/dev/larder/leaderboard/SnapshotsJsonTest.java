package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheManager;
import dev.larder.TypeRef;
import dev.larder.json.JsonCodecFactory;
import dev.larder.spi.Codec;
import dev.larder.spi.CodecException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Snapshots can be put into a remote tier. */
final class SnapshotsJsonTest {
  record Profile(String name, int level) {}

  @Test
  void published_comesBackEqual() throws CodecException {
    comesBackEqual(Profile.class, new Profile("Ann", 3));
  }

  @Test
  void published_withoutMetadata_comesBackEqual() throws CodecException {
    comesBackEqual(Void.class, null);
  }

  @SuppressWarnings("unchecked") // the codec is that of the type
  private static <M> void comesBackEqual(Class<M> type, M metadata) throws CodecException {
    TypeRef<Snapshots.Published<M>> published = Snapshots.cachedType(TypeRef.of(type));
    Codec<Snapshots.Published<M>> codec =
        (Codec<Snapshots.Published<M>>) new JsonCodecFactory().codec(published.type());
    Snapshot<M> before = snapshot(List.of(new Entry<>("a", 2.5, 1, 1, metadata)));
    Snapshot<M> now =
        snapshot(List.of(new Entry<>("b", 3, 1, 1, metadata), new Entry<>("a", 2.5, 2, 2, null)));
    Snapshots.Published<M> value =
        new Snapshots.Published<>(now, Optional.of(before), now.changesSince(before));

    byte[] bytes = codec.encode(value);

    assertThat(codec.decode(bytes, 0, bytes.length)).isEqualTo(value);
  }

  private static <M> Snapshot<M> snapshot(List<Entry<M>> entries) {
    return Snapshot.of("id", new WindowKey("all-time", "all"), Instant.EPOCH.plusNanos(1), entries);
  }

  @Test
  void cacheOfSnapshots_isDescribedByTheMetadata() {
    CacheManager caches = CacheManager.local();
    Leaderboard<Profile> board =
        Leaderboards.local().board(LeaderboardSpec.builder("quiz", Profile.class).build());
    board.snapshots(caches, Duration.ofSeconds(30));

    assertThat(caches.cache("leaderboard/quiz/all-time").orElseThrow().spec().valueType())
        .hasToString(Snapshots.Published.class.getName() + "<" + Profile.class.getName() + ">");
  }
}
