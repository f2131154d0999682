package dev.larder.leaderboard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A window whose {@link Ranking#all()} may be held up, or fail; the rest is that of a real one. */
final class PausingRanking<M> {
  private final Ranking<M> ranking;
  private final AtomicInteger reads = new AtomicInteger();
  private final CountDownLatch isReading = new CountDownLatch(1);
  private final CountDownLatch mayRead = new CountDownLatch(1);
  private final AtomicBoolean pauses = new AtomicBoolean();
  private volatile boolean fails;

  PausingRanking(Ranking<M> ranking) {
    this.ranking = ranking;
  }

  /** Returns the window. */
  @SuppressWarnings("unchecked") // the proxy passes everything on
  Ranking<M> ranking() {
    return (Ranking<M>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Ranking.class}, this::invoke);
  }

  private Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("pinned")) {
      return proxy;
    }
    if (method.getName().equals("all")) {
      read();
    }
    try {
      return method.invoke(ranking, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void read() throws InterruptedException {
    reads.incrementAndGet();
    if (fails) {
      throw new IllegalArgumentException("on purpose");
    }
    if (pauses.compareAndSet(true, false)) {
      isReading.countDown();
      mayRead.await();
    }
  }

  /** Holds up the next to read. */
  void pause() {
    pauses.set(true);
  }

  void awaitReader() throws InterruptedException {
    isReading.await();
  }

  void goOn() {
    mayRead.countDown();
  }

  void setFails(boolean fails) {
    this.fails = fails;
  }

  int reads() {
    return reads.get();
  }
}
