/** Larder measured with JMH: {@code mvn -q -Pbenchmark package -Dbenchmark.args="..."}. */
@NullMarked
package dev.larder.benchmarks;

import org.jspecify.annotations.NullMarked;
