package dev.larder.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is logged by anybody, at any level, from its opening to its close.
 *
 * <p>Nothing is logged where none is open.
 */
public final class Recording implements AutoCloseable {
  private static final Set<Recording> open = ConcurrentHashMap.newKeySet();

  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Recording() {}

  public static Recording start() {
    Recording recording = new Recording();
    open.add(recording);
    return recording;
  }

  /** Returns level, logger, message and stack trace of each. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Returns those of a level and a logger. */
  public List<String> lines(String level, String logger) {
    return lines.stream().filter(line -> line.startsWith(level + " " + logger + " ")).toList();
  }

  @Override
  public void close() {
    open.remove(this);
  }

  static boolean isOpen() {
    return !open.isEmpty();
  }

  static void add(String line, Throwable failure) {
    StringWriter text = new StringWriter();
    text.append(line);
    if (failure != null) {
      text.append('\n');
      failure.printStackTrace(new PrintWriter(text));
    }
    open.forEach(recording -> recording.lines.add(text.toString()));
  }
}
