/**
 * An example of Larder on real data: a database of 24,323 cities, services that query it, and a
 * quiz about them. Start at {@link dev.larder.examples.CityService}, which has the annotations, or
 * run {@link dev.larder.examples.CityQuiz}.
 */
@NullMarked
package dev.larder.examples;

import org.jspecify.annotations.NullMarked;
