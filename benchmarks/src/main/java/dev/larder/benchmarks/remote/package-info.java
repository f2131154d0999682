/**
 * Larder beside other ways to keep results in Redis. Each {@link
 * dev.larder.benchmarks.remote.RemoteContender} keeps the results of the same method, that of
 * {@link dev.larder.benchmarks.remote.Products}, in a real Redis on the loopback that each fork
 * starts for itself.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am -Dbenchmark.args="benchmarks.remote -prof gc"
 * }</pre>
 */
@NullMarked
package dev.larder.benchmarks.remote;

import org.jspecify.annotations.NullMarked;
