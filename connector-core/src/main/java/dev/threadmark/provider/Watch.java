package dev.threadmark.provider;

import java.time.Instant;

/**
 * A provider's promise to ring.
 *
 * @param expiresAt as the provider answered, never as we asked
 */
public record Watch(Instant expiresAt) {}
