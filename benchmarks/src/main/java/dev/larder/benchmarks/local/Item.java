package dev.larder.benchmarks.local;

/** What is cached. */
public record Item(long number, String name) {}
