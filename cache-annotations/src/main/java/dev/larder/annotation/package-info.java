/**
 * What a person writes: {@link dev.larder.annotation.Cached} on a method whose results are to be
 * kept, {@link dev.larder.annotation.CacheKey} on the parameters that tell results apart, {@link
 * dev.larder.annotation.CacheInvalidate} on a method that makes results wrong. Start at {@link
 * dev.larder.annotation.Cached}.
 *
 * <p>The annotation processor of {@code cache-processor} reads them; nothing does at run time.
 */
package dev.larder.annotation;
