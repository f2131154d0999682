package dev.larder.benchmarks.hitratio;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.IntStream;

/** How a trace writes down the keys that were asked for. Two keys differ where their texts do. */
enum TraceFormat {
  /** A word for each request; asterisks separate parts. */
  WORDS {
    @Override
    void read(InputStream in, Requests requests) {
      new Scanner(in, StandardCharsets.US_ASCII)
          .tokens()
          .filter(word -> !word.equals("*"))
          .forEach(requests::add);
    }
  },
  /** A line for each request. The key is its second word: the first is what was done. */
  ADDRESSES {
    @Override
    void read(InputStream in, Requests requests) {
      new Scanner(in, StandardCharsets.US_ASCII)
          .useDelimiter("\n")
          .tokens()
          .map(line -> line.split(" "))
          .filter(words -> words.length > 1)
          .forEach(words -> requests.add(words[1]));
    }
  },
  /** Four bytes for each request. */
  INTS {
    @Override
    void read(InputStream in, Requests requests) throws IOException {
      DataInputStream data = new DataInputStream(in);
      for (; ; ) {
        requests.add(data.readInt());
      }
    }
  },
  /** Eight bytes for each request. */
  LONGS {
    @Override
    void read(InputStream in, Requests requests) throws IOException {
      DataInputStream data = new DataInputStream(in);
      for (; ; ) {
        requests.add(data.readLong());
      }
    }
  };

  abstract void read(InputStream in, Requests requests) throws IOException;

  /**
   * Reads a trace.
   *
   * @return for each request the number of its key, counted from zero as they first come
   * @throws IOException if it cannot be read
   */
  int[] read(InputStream in) throws IOException {
    Requests requests = new Requests();
    try {
      read(in, requests);
    } catch (EOFException end) {
      // that is how a stream of numbers ends
    }
    return requests.numbers.build().toArray();
  }

  /** The requests read so far. */
  static final class Requests {
    private final Map<Object, Integer> keys = new HashMap<>();
    private final IntStream.Builder numbers = IntStream.builder();

    private void add(Object key) {
      Integer number = keys.putIfAbsent(key, keys.size());
      numbers.add(number == null ? keys.size() - 1 : number);
    }
  }
}
