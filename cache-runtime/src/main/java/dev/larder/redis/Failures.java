package dev.larder.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisRetryException;
import org.redisson.client.WriteRedisConnectionException;

/** What may be shown of Redisson's exceptions. */
final class Failures {
  /** Where Redisson's messages begin to show what was sent. */
  private static final Pattern COMMAND =
      Pattern.compile("[., ]*(for )?(channel: \\[|command: \\(|data: |CommandData \\[)");

  private Failures() {}

  /** Returns the failure without the keys and values of the command, which may be confidential. */
  static Throwable withoutCommand(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    String shown = shown(message);
    if (shown.equals(message)) {
      return failure;
    }
    return isUndone(failure) ? new UndoneException(shown) : new RedisException(shown);
  }

  /** Tells whether a command has not been sent, or was refused before it began. */
  static boolean isUndone(Throwable failure) {
    return failure instanceof UndoneException
        || failure instanceof RedisNodeNotFoundException
        || failure instanceof RedisRetryException // busy, loading, a slot on the move
        || failure instanceof RedisReadonlyException
        || failure instanceof RedisOutOfMemoryException
        || (failure instanceof RedisConnectionException
            && !(failure instanceof WriteRedisConnectionException));
  }

  /** Stands for one of those, without the command. */
  private static final class UndoneException extends RedisException {
    private static final long serialVersionUID = 1;

    UndoneException(String message) {
      super(message);
    }
  }

  /** Says why there is no connection. */
  static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return shown(root.toString());
  }

  private static String shown(String message) {
    Matcher command = COMMAND.matcher(message);
    return command.find() ? message.substring(0, command.start()) : message;
  }
}
