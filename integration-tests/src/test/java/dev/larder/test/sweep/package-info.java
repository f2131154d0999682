/**
 * The sweep: annotations of Larder on every method of real libraries. Whatever the processor does
 * not refuse must compile, without a warning in a generated file. Start at {@link
 * dev.larder.test.sweep.SweepTest}.
 */
package dev.larder.test.sweep;
