package dev.larder.spi;

/**
 * The address of a value that processes share.
 *
 * @param cache the name of the cache
 * @param text the text of the key within the cache, without surrogates that have no partner
 * @param version the fingerprint of the value type: versions of one key are stored side by side and
 *     removed together
 */
public record RemoteKey(String cache, String text, String version) {}
