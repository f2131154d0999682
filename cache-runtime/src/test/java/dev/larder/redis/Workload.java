package dev.larder.redis;

import dev.larder.redis.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Threads that read and write through nodes until it is closed. What they do is drawn from a seed;
 * how they interleave is not. Unless told otherwise, by {@link #running}, one call in four is a
 * write.
 */
public final class Workload implements AutoCloseable {
  private final AtomicLong steps = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private Workload() {}

  /** Starts threads for each node, with writes of all kinds. */
  public static Workload on(List<Node> nodes, int rows, int threadsPerNode, long seed) {
    Workload workload = new Workload();
    for (int i = 0; i < nodes.size() * threadsPerNode; i++) {
      Node node = nodes.get(i % nodes.size());
      workload.start(seed + i, random -> readOrWrite(node, random, rows));
    }
    return workload;
  }

  /** Starts threads that do the same again and again. */
  public static Workload running(int threads, long seed, Consumer<Random> step) {
    Workload workload = new Workload();
    for (int i = 0; i < threads; i++) {
      workload.start(seed + i, step);
    }
    return workload;
  }

  private static void readOrWrite(Node node, Random random, int rows) {
    int key = random.nextInt(rows);
    if (random.nextInt(4) > 0) {
      node.read(key);
    } else {
      node.change(key, Kind.values()[random.nextInt(Kind.values().length)]);
    }
  }

  private void start(long seed, Consumer<Random> step) {
    Random random = new Random(seed);
    Thread thread =
        new Thread(
            () -> {
              while (!stopped) {
                step.accept(random);
                steps.incrementAndGet();
              }
            },
            "workload-" + threads.size());
    threads.add(thread);
    thread.start();
  }

  /** Returns when so many steps more have been done. */
  public void awaitSteps(long more) {
    long enough = steps.get() + more;
    Eventually.holds(more + " steps more", () -> steps.get() >= enough);
  }

  /** Ends it and waits for the calls that are under way. */
  @Override
  public void close() {
    stopped = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
