package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.fake.FakeNetwork;
import dev.larder.fake.FakeServer;
import dev.larder.fake.FakeTier;
import dev.larder.spi.Codec;
import dev.larder.spi.Invalidation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several managers, one server and one database in a single thread. All that could happen next is a
 * list of steps (a command reaches the server, its answer comes back, a load reads the database, a
 * pool runs a task, a pause ends), and a seed picks one after the other. So every interleaving at
 * that grain may come, and each comes again with its seed.
 *
 * <p>The database holds a version for each key. Every change raises it, then invalidates. A call
 * must not return a version older than one that was invalidated away, on its node, before it began;
 * and in the end nobody may serve anything but the version of the database.
 */
final class Simulation {
  /** What may go wrong. */
  enum Fault {
    /** Commands fail: before they reach the server, long before, or after. */
    COMMANDS,
    /** Nodes are cut off for a while. */
    CUTS,
    /** The log is trimmed to its last record. */
    TRIM,
    /** The server forgets everything. */
    FLUSH,
    /** A replica that lags takes over. */
    FAILOVER,
    /** A replica that lags takes over for the values, and the log stays. */
    VALUE_FAILOVER,
    /** Leases end early. */
    LEASES,
  }

  /** How a change is invalidated. */
  enum Act {
    KEY,
    CACHE,
    PATTERN,
    TAG,
    ALL
  }

  private static final int KEYS = 3;

  /** Changed by puts alone, one after the other. */
  private static final int PUT_KEY = 3;

  private final Random random;
  private final Set<Fault> faults;
  private final FakeTime time = new FakeTime();
  private final FakeServer server;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Runnable> steps = new ArrayList<>();
  private final long[] database = new long[KEYS + 1];
  private boolean putting;
  private boolean healed;

  Simulation(long seed, int nodeCount, Set<Fault> faults) {
    this.random = new Random(seed);
    this.faults = faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
    this.server = new FakeServer(() -> time.instant().toEpochMilli(), random);
    for (int i = 0; i < nodeCount; i++) {
      nodes.add(new Node());
    }
  }

  /** Runs so many acts and all that follows from them, lets everything heal, and looks. */
  void run(int acts, Set<Act> kinds) {
    List<Act> choices = List.copyOf(EnumSet.copyOf(kinds));
    for (int i = 0; i < acts; i++) {
      if (random.nextInt(4) == 0) {
        server.replicate();
      }
      act(choices);
      for (int steps = random.nextInt(6); steps > 0; steps--) {
        step();
      }
    }
    heal();
    if (!faults.contains(Fault.FAILOVER) && !faults.contains(Fault.VALUE_FAILOVER)) {
      // One that joins now knows no record of a key: what is stored has to be right by itself.
      server.trim();
      Node late = new Node();
      nodes.add(0, late); // it reads first: the others would overwrite what they refuse
      late.poll();
      settle();
    }
    for (Node node : nodes) {
      for (int key = 0; key <= KEYS; key++) {
        CompletableFuture<Long> answer = node.read(key);
        settle();
        assertThat(answer).isCompleted();
        assertThat(answer.join()).as("key %s after healing", key).isEqualTo(database[key]);
      }
    }
  }

  private void act(List<Act> kinds) {
    Node node = nodes.get(random.nextInt(nodes.size()));
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> node.read(random.nextInt(KEYS + 1));
      case 4, 5 -> node.change(random.nextInt(KEYS), kinds.get(random.nextInt(kinds.size())));
      case 6 -> node.refresh(random.nextInt(KEYS));
      case 7 -> node.put();
      case 8, 9 -> node.poll();
      case 10 -> time.advance(Duration.ofMillis(random.nextInt(400)));
      default -> misfortune(node);
    }
  }

  private void misfortune(Node node) {
    if (faults.isEmpty() || random.nextInt(3) > 0) {
      return;
    }
    List<Fault> choices = List.copyOf(faults);
    switch (choices.get(random.nextInt(choices.size()))) {
      case COMMANDS -> {}
      case CUTS -> node.cut = !node.cut;
      case TRIM -> server.trim();
      case FLUSH -> server.flush();
      case LEASES -> server.endLeases();
      case FAILOVER -> server.failOver();
      case VALUE_FAILOVER -> server.failOverValues();
    }
  }

  private void step() {
    if (!steps.isEmpty()) {
      steps.remove(random.nextInt(steps.size())).run();
    }
  }

  private void settle() {
    for (int i = 0; !steps.isEmpty(); i++) {
      assertThat(i).as("steps without an end").isLessThan(100_000);
      step();
    }
  }

  private void heal() {
    healed = true;
    nodes.forEach(node -> node.cut = false);
    for (int i = 0; i < 6; i++) {
      settle();
      nodes.forEach(Node::poll);
      settle();
      time.advanceSeconds(1);
    }
    for (Node node : nodes) {
      assertThat(node.caches.health().remote()).isEqualTo(Health.Remote.UP);
      assertThat(node.caches.health().undelivered()).isZero();
    }
  }

  private final class Node {
    private final CacheManager caches;
    private final TieredCache<Integer, Long> cache;
    private final long[] need = new long[KEYS + 1];
    private boolean cut;
    private boolean polling;

    Node() {
      caches =
          CacheManager.builder()
              .timeSource(time)
              .remote(options -> new FakeTier(server, new Network(this)))
              .codecs(type -> new LongCodec())
              .maxUndelivered(3)
              .drivenByTest(new SimulatedThreads())
              .build();
      cache =
          (TieredCache<Integer, Long>)
              caches.cache(
                  CacheSpec.builder("numbers", Integer.class, Long.class)
                      .seconds(60)
                      .tagger((key, value) -> Set.of("tag" + key))
                      .build());
    }

    CompletableFuture<Long> read(int key) {
      long atLeast = need[key];
      CompletableFuture<Long> answer = cache.getAsync(key, this::load);
      var unused =
          answer.thenAccept(
              value -> {
                if (value < atLeast) {
                  throw new StaleException(key, value, atLeast);
                }
              });
      failures.add(unused);
      return answer;
    }

    void refresh(int key) {
      var unused = cache.refreshAsync(key, this::load);
    }

    private CompletionStage<Long> load(int key) {
      CompletableFuture<Long> result = new CompletableFuture<>();
      steps.add(
          () -> {
            long value = database[key];
            steps.add(() -> result.complete(value));
          });
      return result;
    }

    void change(int key, Act act) {
      for (int other = 0; other <= KEYS; other++) {
        if (other == key || act == Act.CACHE || act == Act.ALL) {
          database[other]++;
        }
      }
      long[] written = database.clone();
      var unused =
          invalidate(key, act)
              .thenRun(
                  () -> {
                    for (int other = 0; other <= KEYS; other++) {
                      if (other == key || act == Act.CACHE || act == Act.ALL) {
                        need[other] = Math.max(need[other], written[other]);
                      }
                    }
                  });
    }

    private CompletionStage<?> invalidate(int key, Act act) {
      return switch (act) {
        case KEY -> cache.invalidateId(key);
        case CACHE -> caches.invalidateAsync(new Invalidation.OfCache("numbers"));
        case PATTERN -> caches.invalidateAsync(new Invalidation.OfPattern("", "num*:" + key));
        case TAG -> caches.invalidateAsync(new Invalidation.OfTag("tag" + key));
        case ALL -> caches.invalidateAsync(new Invalidation.OfAll());
      };
    }

    void put() {
      if (putting) {
        return;
      }
      putting = true;
      long value = ++database[PUT_KEY];
      TieredCache.Put put = cache.beginPut(PUT_KEY, value);
      var unused =
          put.done()
              .thenRun(
                  () -> {
                    put.end().run();
                    need[PUT_KEY] = Math.max(need[PUT_KEY], value);
                    putting = false;
                  });
    }

    void poll() {
      if (!polling) {
        polling = true;
        var unused = caches.stepForTests().whenComplete((done, failure) -> polling = false);
      }
    }
  }

  private final List<CompletableFuture<Void>> failures = new ArrayList<>();

  /** Fails if a call returned what it must not. */
  void check() {
    failures.forEach(
        answer -> {
          if (answer.isDone()) {
            answer.join();
          }
        });
  }

  private final class Network implements FakeNetwork {
    private final Node node;

    Network(Node node) {
      this.node = node;
    }

    @Override
    public <T> CompletionStage<T> send(Supplier<T> command) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      steps.add(() -> arrive(command, answer));
      return answer;
    }

    private <T> void arrive(Supplier<T> command, CompletableFuture<T> answer) {
      int luck = faults.contains(Fault.COMMANDS) && !healed ? random.nextInt(40) : 40;
      if (node.cut || luck == 0) {
        answer.completeExceptionally(new TimeoutException("never arrived"));
      } else if (luck == 1) {
        steps.add(command::get);
        answer.completeExceptionally(new TimeoutException("arrives late"));
      } else if (luck == 2) {
        command.get();
        answer.completeExceptionally(new TimeoutException("answer lost"));
      } else {
        T result = command.get();
        steps.add(
            () -> {
              if (node.cut) {
                answer.completeExceptionally(new TimeoutException("answer cut off"));
              } else {
                answer.complete(result);
              }
            });
      }
    }
  }

  private final class SimulatedThreads implements Threads {
    @Override
    public Executor executor() {
      return steps::add;
    }

    @Override
    public CompletionStage<Void> pause(long millis) {
      CompletableFuture<Void> end = new CompletableFuture<>();
      steps.add(
          () -> {
            time.advance(Duration.ofMillis(millis));
            end.complete(null);
          });
      return end;
    }
  }

  /** Eight bytes. */
  private static final class LongCodec implements Codec<Long> {
    @Override
    public byte[] encode(Long value) {
      return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    @Override
    public Long decode(byte[] bytes, int offset, int length) {
      return ByteBuffer.wrap(bytes, offset, length).getLong();
    }
  }

  private static final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleException(int key, @Nullable Long value, long atLeast) {
      super("key %s: got version %s, must be at least %s".formatted(key, value, atLeast));
    }
  }
}
