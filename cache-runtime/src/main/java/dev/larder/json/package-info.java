/**
 * Values as JSON, written and read by Jackson. Start at {@link dev.larder.json.JsonCodecFactory}.
 *
 * <p>Jackson is an optional dependency: nothing outside this package mentions it.
 */
@NullMarked
package dev.larder.json;

import org.jspecify.annotations.NullMarked;
