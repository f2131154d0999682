/**
 * What the runtime asks of the outside: a store and a log that processes share, and a codec for
 * what is put there. Start at {@link dev.larder.spi.RemoteConnector}.
 *
 * <p>Applications need none of this; it is for those who connect Larder to something else than
 * Redis, or write values in another way than as JSON.
 */
@NullMarked
package dev.larder.spi;

import org.jspecify.annotations.NullMarked;
