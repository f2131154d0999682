/**
 * Larder beside the caches in memory that a user would pick instead. Each {@link
 * dev.larder.benchmarks.local.Contender} keeps the same results of the same methods, those of
 * {@link dev.larder.benchmarks.local.Catalog}, written as its users would write it; each benchmark
 * calls one kind of method.
 *
 * <p>From the root of the repository, all of them:
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am \
 *     -Dbenchmark.args="benchmarks.local -prof gc -rf json -rff local.json"
 * }</pre>
 *
 * and one case, two contenders, in a hurry:
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am \
 *     -Dbenchmark.args="KeyShapeBenchmark.twoParts -p contender=LARDER,CACHE2K -f 1"
 * }</pre>
 */
@NullMarked
package dev.larder.benchmarks.local;

import org.jspecify.annotations.NullMarked;
