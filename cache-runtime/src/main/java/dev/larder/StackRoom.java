package dev.larder;

import java.util.concurrent.ForkJoinPool;

/**
 * Makes a stack overflow happen before there is anything to clean up.
 *
 * <p>Code that is cut off by a {@link StackOverflowError} may leave stores half changed and flights
 * in their table: {@code finally} blocks overflow as well. So whoever is about to begin such code
 * first shows that the stack has room for it.
 *
 * <p>It does so by a call with a wide frame, since many narrow ones take time (512 levels: half a
 * microsecond). Interpreted, the frame is as wide as its local variables. Compiled, it is narrow,
 * but at the entry of a method that calls others HotSpot makes sure that the stack has room for
 * their interpreted frames, its own and those inlined into it, since it may have to go on in these
 * after any call (its compilers' {@code bang_size_in_bytes}).
 *
 * <p>So the wide frame must not be inlined into just any method: that one would ask for the room
 * when it is called, outside of its own {@code try}, and even if it is called where there is
 * something to clean up. Hence the steps before it.
 */
final class StackRoom {
  /** Compilers inline one level of recursion: the call after it is a real one. */
  private static final int LEVELS = 2;

  private StackRoom() {}

  /**
   * Does nothing, far down the stack.
   *
   * @throws StackOverflowError if it cannot
   */
  static void require() {
    step(LEVELS);
  }

  /**
   * Has classes loaded and methods linked that {@link #runHereOrElsewhere} needs where there is no
   * stack left to do so.
   */
  static void prepare() {
    ForkJoinPool.commonPool().execute(() -> {});
  }

  /** Runs {@code task} in this thread, or in another if this one's stack has no room for it. */
  static void runHereOrElsewhere(Runnable task) {
    if (isThere()) {
      task.run();
    } else {
      ForkJoinPool.commonPool().execute(task);
    }
  }

  private static boolean isThere() {
    try {
      require();
      return true;
    } catch (StackOverflowError overflow) {
      return false;
    }
  }

  private static void step(int levels) {
    if (levels > 0) {
      step(levels - 1);
    } else {
      descend(LEVELS);
    }
  }

  /**
   * Has 512 variables, of two words each: a frame of 8 kB. With an eighth of them, overflows left
   * flights behind; with a quarter, a long chain of loads that wait for each other did not end.
   */
  @SuppressWarnings({"UnusedVariable", "unused"})
  private static void descend(int levels) {
    long a0, b0, c0, d0, e0, f0, g0, h0, i0, j0, k0, l0, m0, n0, o0, p0;
    long q0, r0, s0, t0, u0, v0, w0, x0, y0, z0, a1, b1, c1, d1, e1, f1;
    long g1, h1, i1, j1, k1, l1, m1, n1, o1, p1, q1, r1, s1, t1, u1, v1;
    long w1, x1, y1, z1, a2, b2, c2, d2, e2, f2, g2, h2, i2, j2, k2, l2;
    long m2, n2, o2, p2, q2, r2, s2, t2, u2, v2, w2, x2, y2, z2, a3, b3;
    long c3, d3, e3, f3, g3, h3, i3, j3, k3, l3, m3, n3, o3, p3, q3, r3;
    long s3, t3, u3, v3, w3, x3, y3, z3, a4, b4, c4, d4, e4, f4, g4, h4;
    long i4, j4, k4, l4, m4, n4, o4, p4, q4, r4, s4, t4, u4, v4, w4, x4;
    long y4, z4, a5, b5, c5, d5, e5, f5, g5, h5, i5, j5, k5, l5, m5, n5;
    long o5, p5, q5, r5, s5, t5, u5, v5, w5, x5, y5, z5, a6, b6, c6, d6;
    long e6, f6, g6, h6, i6, j6, k6, l6, m6, n6, o6, p6, q6, r6, s6, t6;
    long u6, v6, w6, x6, y6, z6, a7, b7, c7, d7, e7, f7, g7, h7, i7, j7;
    long k7, l7, m7, n7, o7, p7, q7, r7, s7, t7, u7, v7, w7, x7, y7, z7;
    long a8, b8, c8, d8, e8, f8, g8, h8, i8, j8, k8, l8, m8, n8, o8, p8;
    long q8, r8, s8, t8, u8, v8, w8, x8, y8, z8, a9, b9, c9, d9, e9, f9;
    long g9, h9, i9, j9, k9, l9, m9, n9, o9, p9, q9, r9, s9, t9, u9, v9;
    long w9, x9, y9, z9, a10, b10, c10, d10, e10, f10, g10, h10, i10, j10, k10, l10;
    long m10, n10, o10, p10, q10, r10, s10, t10, u10, v10, w10, x10, y10, z10, a11, b11;
    long c11, d11, e11, f11, g11, h11, i11, j11, k11, l11, m11, n11, o11, p11, q11, r11;
    long s11, t11, u11, v11, w11, x11, y11, z11, a12, b12, c12, d12, e12, f12, g12, h12;
    long i12, j12, k12, l12, m12, n12, o12, p12, q12, r12, s12, t12, u12, v12, w12, x12;
    long y12, z12, a13, b13, c13, d13, e13, f13, g13, h13, i13, j13, k13, l13, m13, n13;
    long o13, p13, q13, r13, s13, t13, u13, v13, w13, x13, y13, z13, a14, b14, c14, d14;
    long e14, f14, g14, h14, i14, j14, k14, l14, m14, n14, o14, p14, q14, r14, s14, t14;
    long u14, v14, w14, x14, y14, z14, a15, b15, c15, d15, e15, f15, g15, h15, i15, j15;
    long k15, l15, m15, n15, o15, p15, q15, r15, s15, t15, u15, v15, w15, x15, y15, z15;
    long a16, b16, c16, d16, e16, f16, g16, h16, i16, j16, k16, l16, m16, n16, o16, p16;
    long q16, r16, s16, t16, u16, v16, w16, x16, y16, z16, a17, b17, c17, d17, e17, f17;
    long g17, h17, i17, j17, k17, l17, m17, n17, o17, p17, q17, r17, s17, t17, u17, v17;
    long w17, x17, y17, z17, a18, b18, c18, d18, e18, f18, g18, h18, i18, j18, k18, l18;
    long m18, n18, o18, p18, q18, r18, s18, t18, u18, v18, w18, x18, y18, z18, a19, b19;
    long c19, d19, e19, f19, g19, h19, i19, j19, k19, l19, m19, n19, o19, p19, q19, r19;
    if (levels > 0) {
      descend(levels - 1);
    }
  }
}
