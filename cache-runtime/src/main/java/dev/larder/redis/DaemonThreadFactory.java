package dev.larder.redis;

import java.util.concurrent.ThreadFactory;

/**
 * Makes daemon threads. They inherit nothing of the thread that happens to be the first to need
 * one, which may belong to an application that ends before others do.
 *
 * @param name of each thread
 */
record DaemonThreadFactory(String name) implements ThreadFactory {
  @Override
  public Thread newThread(Runnable task) {
    Thread thread =
        new Thread(
            /* group= */ null, task, name, /* stackSize= */ 0, /* inheritThreadLocals= */ false);
    thread.setContextClassLoader(null);
    thread.setDaemon(true);
    return thread;
  }
}
