package dev.larder.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.client.RedisException;

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
    return shown.equals(message) ? failure : new RedisException(shown);
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
