package dev.larder.examples;

/**
 * How a player did so far.
 *
 * @param player the name of the player
 * @param correct how many answers were right
 * @param answered how many questions were answered, at least 1
 */
public record Score(String player, int correct, int answered) {}
