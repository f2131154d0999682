package dev.larder.redis;

import java.time.Duration;

/**
 * How patient a client is.
 *
 * @param connect how long it waits for a connection
 * @param command how long it waits for an answer, where the command does not say
 * @param ping how often it makes sure of a connection. One whose answer has not come by then is
 *     given up, also where the server is busy with a long script: what was sent is then never
 *     answered.
 */
record Times(Duration connect, Duration command, Duration ping) {}
