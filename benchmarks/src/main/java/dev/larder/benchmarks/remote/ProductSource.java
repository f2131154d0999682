package dev.larder.benchmarks.remote;

import java.util.Collections;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.json.JsonMapper;

/** Where the caches load from; stands for a database, and counts. */
final class ProductSource implements Products {
  private static final Product.Line LINE = new Product.Line("a line of some length", 12, 34.5);

  private final LongAdder loads = new LongAdder();
  private final Product model;

  /**
   * @param bytes how long a product is as JSON, at least 150
   */
  ProductSource(int bytes) {
    int perLine = length(product("", 2)) - length(product("", 1));
    int lines = (bytes - length(product("", 0))) / perLine;
    int rest = bytes - length(product("", lines));
    this.model = product("x".repeat(rest), lines);
  }

  @Override
  public Product product(long id) {
    loads.increment();
    return new Product(id, model.name(), model.lines());
  }

  /** Returns the number of loads so far. */
  long loads() {
    return loads.sum();
  }

  /** With an id as long as those that are asked for. */
  private static Product product(String name, int lines) {
    return new Product(ProductBenchmark.FIRST_ID, name, Collections.nCopies(lines, LINE));
  }

  private static int length(Product product) {
    return JsonMapper.shared().writeValueAsBytes(product).length;
  }
}
