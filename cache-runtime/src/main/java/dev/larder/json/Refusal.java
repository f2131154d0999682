package dev.larder.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A failure of ours within Jackson, whose message quotes no value. */
final class Refusal extends DatabindException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }

  /** Makes one that tells where the parser stands. */
  Refusal(JsonParser parser, String message) {
    super(parser, message);
  }
}
