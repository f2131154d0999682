/**
 * An example of Larder on real data: a database of 24,323 cities, a service that queries it, and a
 * quiz about them. Start at {@link dev.larder.examples.CityService}, which has the annotations, or
 * at {@link dev.larder.examples.QuizBoards}, which has the leaderboards, or run {@link
 * dev.larder.examples.CityQuiz}.
 */
@NullMarked
package dev.larder.examples;

import org.jspecify.annotations.NullMarked;
