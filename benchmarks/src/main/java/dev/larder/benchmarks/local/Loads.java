package dev.larder.benchmarks.local;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How often the source was asked, beside the time, over all iterations. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Loads {
  /** How many calls, or crowds of callers, there were. */
  public long calls;

  /** How many loads they led to. */
  public long loads;
}
