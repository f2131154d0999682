/**
 * Writes {@code docs/benchmarks.md} and its charts from the result of JMH. Start with {@link
 * dev.larder.benchmarks.report.Report}.
 */
@NullMarked
package dev.larder.benchmarks.report;

import org.jspecify.annotations.NullMarked;
