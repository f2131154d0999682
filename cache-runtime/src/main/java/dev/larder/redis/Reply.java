package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The items of a script's reply, one after the other. */
final class Reply {
  private final Iterator<Object> items;

  Reply(List<Object> items) {
    this.items = items.iterator();
  }

  boolean hasNext() {
    return items.hasNext();
  }

  /**
   * Returns the next item.
   *
   * @throws NoSuchElementException if the script did not keep to what it promises
   */
  byte[] bytes() {
    return (byte[]) requireNonNull(items.next());
  }

  /** Returns the next item, or null if the script had none to give. */
  byte @Nullable [] optionalBytes() {
    return (byte[]) items.next();
  }

  /** Returns the next item, which was text; or null if the script had none to give. */
  @Nullable String optionalText() {
    byte[] bytes = optionalBytes();
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  /** Returns the next item, which was text. */
  String text() {
    return new String(bytes(), UTF_8);
  }

  /** Returns the next item, which was a number, or a number as text. */
  long number() {
    Object item = items.next();
    return item instanceof Long number ? number : Long.parseLong(new String((byte[]) item, UTF_8));
  }
}
