package dev.threadmark.provider;

import java.time.Instant;

/**
 * Reads one provider's webhook. Light: loads no SDK, keeps no state, and never throws because of
 * what a request holds.
 */
public interface BellReader {
  Ring read(Request request, Instant now);
}
