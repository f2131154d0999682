/**
 * The annotation processor: from {@code @Cached} methods to {@code *_Cached} classes.
 *
 * <p>It works in stages, one class at a time: {@link dev.larder.processor.CachedStep} collects the
 * classes, a reader turns each into a {@link dev.larder.processor.CachedClass} and reports what is
 * wrong with it, a generator turns that into source, and only then is a file written.
 */
@NullMarked
package dev.larder.processor;

import org.jspecify.annotations.NullMarked;
