package dev.larder;

import dev.larder.spi.Invalidation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The invalidations that this process has begun and the log has not acknowledged. As long as one is
 * here, what it covers is not read from the remote store, which may still hold it.
 *
 * <p>Bounded: where too many wait for Redis to come back, those of single keys give way to that of
 * their cache, and if need be all to one of everything. So none is lost, and the reach of some
 * grows.
 *
 * <p>Equal invalidations are kept once while they wait. One that is <em>under way</em> is not
 * joined: it may have removed the value already, and since then an older one may have been stored.
 */
final class Outbox {
  private final int capacity;
  private final LinkedHashSet<Invalidation> waiting = new LinkedHashSet<>();
  private final Deque<Invalidation> underWay = new ArrayDeque<>();

  /** How often each is here; what is covered is asked of this. */
  private final Map<Invalidation, Integer> counts = new HashMap<>();

  private final Map<Invalidation.OfPattern, Glob> globs = new HashMap<>();
  private volatile boolean empty = true;

  Outbox(int capacity) {
    this.capacity = capacity;
  }

  /** Enters an invalidation that is sent at once. */
  synchronized void begin(Invalidation invalidation) {
    underWay.add(invalidation);
    count(invalidation);
  }

  /** Enters an invalidation that has to wait. */
  synchronized void await(Invalidation invalidation) {
    enqueue(invalidation);
  }

  /** Takes the next that waits, to send it; null if there is none. */
  synchronized @Nullable Invalidation next() {
    Iterator<Invalidation> first = waiting.iterator();
    if (!first.hasNext()) {
      return null;
    }
    Invalidation invalidation = first.next();
    first.remove();
    underWay.add(invalidation);
    return invalidation;
  }

  /** Says that one under way was acknowledged. */
  synchronized void delivered(Invalidation invalidation) {
    underWay.remove(invalidation);
    discount(invalidation);
  }

  /** Says that one under way was not acknowledged, so that it has to be sent again. */
  synchronized void failed(Invalidation invalidation) {
    underWay.remove(invalidation);
    // Entered again before it is taken out: at no moment is it not here.
    enqueue(invalidation);
    discount(invalidation);
  }

  /** How many wait or are under way. */
  synchronized int size() {
    return waiting.size() + underWay.size();
  }

  synchronized boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Tells whether one is here that covers the key. */
  boolean covers(String cache, String text) {
    return !empty && coversNow(cache, text);
  }

  /** Tells whether one is here that covers one of the tags. */
  boolean covers(Collection<String> tags) {
    return !empty && coversNow(tags);
  }

  private synchronized boolean coversNow(String cache, String text) {
    return counts.containsKey(new Invalidation.OfKey(cache, text))
        || counts.containsKey(new Invalidation.OfCache(cache))
        || counts.containsKey(new Invalidation.OfAll())
        || globs.entrySet().stream()
            .anyMatch(entry -> Horizon.matches(entry.getKey(), entry.getValue(), cache, text));
  }

  private synchronized boolean coversNow(Collection<String> tags) {
    return counts.containsKey(new Invalidation.OfAll()) // in the place of tags, perhaps
        || tags.stream().anyMatch(tag -> counts.containsKey(new Invalidation.OfTag(tag)));
  }

  private void enqueue(Invalidation invalidation) {
    if (!isCoveredByWaiting(invalidation) && waiting.add(invalidation)) {
      count(invalidation);
      if (waiting.size() > capacity) {
        widen(invalidation);
      }
    }
  }

  private boolean isCoveredByWaiting(Invalidation invalidation) {
    return waiting.contains(new Invalidation.OfAll())
        || (invalidation instanceof Invalidation.OfKey key
            && waiting.contains(new Invalidation.OfCache(key.cache())));
  }

  private void widen(Invalidation last) {
    if (last instanceof Invalidation.OfKey key) {
      replace(
          new Invalidation.OfCache(key.cache()),
          waiting.stream()
              .filter(
                  other ->
                      other instanceof Invalidation.OfKey narrow
                          && narrow.cache().equals(key.cache()))
              .toList());
    }
    if (waiting.size() > capacity) {
      replace(new Invalidation.OfAll(), Set.copyOf(waiting));
    }
  }

  private void replace(Invalidation wide, Collection<Invalidation> narrow) {
    if (waiting.add(wide)) {
      count(wide);
    }
    Set<Invalidation> replaced = new HashSet<>(narrow);
    replaced.remove(wide);
    waiting.removeAll(replaced);
    replaced.forEach(this::discount);
  }

  private void count(Invalidation invalidation) {
    counts.merge(invalidation, 1, Integer::sum);
    if (invalidation instanceof Invalidation.OfPattern pattern) {
      globs.putIfAbsent(pattern, Glob.of(pattern.glob()));
    }
    empty = false;
  }

  private void discount(Invalidation invalidation) {
    if (counts.merge(invalidation, -1, Integer::sum) == 0) {
      counts.remove(invalidation);
      if (invalidation instanceof Invalidation.OfPattern pattern) {
        globs.remove(pattern);
      }
    }
    empty = counts.isEmpty();
  }
}
