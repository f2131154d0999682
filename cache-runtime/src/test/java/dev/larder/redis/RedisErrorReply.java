package dev.larder.redis;

/** Redis answered with an error; the message is its text. */
public final class RedisErrorReply extends RuntimeException {
  private static final long serialVersionUID = 1;

  RedisErrorReply(String text) {
    super(text);
  }

  /** Returns the first word of the text, as {@code ERR} or {@code WRONGTYPE}. */
  public String code() {
    return getMessage().split(" ", 2)[0];
  }
}
