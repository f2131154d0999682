package dev.larder.benchmarks.hitratio;

import dev.larder.benchmarks.Zipf;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Requests for keys, one after another. */
final class Trace {
  private static final String FOLDER = "/com/github/benmanes/caffeine/cache/simulator/parser/";
  private static final long SEED = 20_260_101;

  private final String name;
  private final int[] requests;

  /**
   * @param name what people know it by
   * @param requests for each request the number of its key, from zero
   */
  Trace(String name, int[] requests) {
    this.name = name;
    this.requests = requests;
  }

  String name() {
    return name;
  }

  /** Returns for each request the number of its key. */
  int[] requests() {
    return requests;
  }

  /** Returns how many different keys are asked for. */
  int keys() {
    return Arrays.stream(requests).max().orElse(-1) + 1;
  }

  /**
   * Reads a trace that comes with Caffeine's simulator.
   *
   * @throws IOException if it cannot be read
   */
  static Trace ofSimulator(String file, TraceFormat format) throws IOException {
    try (InputStream packed = Trace.class.getResourceAsStream(FOLDER + file)) {
      if (packed == null) {
        throw new IOException(
            "there is no trace %s on the class path: run this with the Maven profile \"traces\""
                .formatted(file));
      }
      InputStream bytes =
          file.endsWith(".xz") ? new XZInputStream(packed) : new GZIPInputStream(packed);
      return new Trace(file, format.read(new BufferedInputStream(bytes)));
    }
  }

  /** Keys by Zipf's law: the one of rank r is asked for as often as 1 / r<sup>exponent</sup>. */
  static Trace zipf(double exponent, int keys, int length) {
    Zipf zipf = new Zipf(exponent, keys);
    SplittableRandom random = new SplittableRandom(SEED);
    return new Trace(
        "Zipf " + exponent, IntStream.range(0, length).map(i -> zipf.draw(random)).toArray());
  }

  /** This trace with a scan of keys that come once, after each part. */
  Trace withScans(int part, int scan) {
    int unseen = keys();
    IntStream.Builder mixed = IntStream.builder();
    for (int i = 0; i < requests.length; i++) {
      mixed.add(requests[i]);
      for (int j = 0; i % part == part - 1 && j < scan; j++) {
        mixed.add(unseen++);
      }
    }
    return new Trace(name + ", scans", mixed.build().toArray());
  }

  /** All keys in the same order, again and again. */
  static Trace loop(int keys, int length) {
    return new Trace("loop", IntStream.range(0, length).map(i -> i % keys).toArray());
  }
}
