/** How much of traces of real programs a full cache answers: start at {@link HitRatios}. */
@NullMarked
package dev.larder.benchmarks.hitratio;

import org.jspecify.annotations.NullMarked;
