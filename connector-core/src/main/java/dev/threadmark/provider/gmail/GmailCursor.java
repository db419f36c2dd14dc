package dev.threadmark.provider.gmail;

import dev.threadmark.provider.Cursor;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@link Cursor} of Gmail says. Stored as {@code history:ID[:PAGE]} or {@code
 * scan:ID:AT:WIDTH[:PAGE]}.
 *
 * @param historyId where {@code history.list} starts when the scan, if there is one, is done; a
 *     history id that was told by the API, never one of a push
 * @param window the time to look through next; empty when there is no more to scan
 * @param pageToken where to go on within the same list
 */
record GmailCursor(BigInteger historyId, Optional<Window> window, Optional<String> pageToken) {
  private static final Pattern HISTORY = Pattern.compile("history:(\\d{1,30})(?::(.+))?");
  private static final Pattern SCAN =
      Pattern.compile("scan:(\\d{1,30}):(-?\\d{1,12}):(\\d{1,12})(?::(.+))?");

  /**
   * A span of time in which mail was received.
   *
   * @param at seconds since 1970, included
   * @param width seconds, at least 1
   */
  record Window(long at, long width) {
    long end() {
      return at + width;
    }

    Window narrower() {
      return new Window(at, Math.max(1, width / 2));
    }

    Window next(long nextWidth) {
      return new Window(end(), nextWidth);
    }
  }

  static GmailCursor history(BigInteger historyId, Optional<String> pageToken) {
    return new GmailCursor(historyId, Optional.empty(), pageToken);
  }

  static GmailCursor scan(BigInteger historyId, Window window) {
    return new GmailCursor(historyId, Optional.of(window), Optional.empty());
  }

  GmailCursor at(Optional<String> page) {
    return new GmailCursor(historyId, window, page);
  }

  /** Empty where it is not one of ours. */
  static Optional<GmailCursor> read(Cursor cursor) {
    Matcher history = HISTORY.matcher(cursor.value());
    if (history.matches()) {
      return Optional.of(
          history(new BigInteger(history.group(1)), Optional.ofNullable(history.group(2))));
    }
    Matcher scan = SCAN.matcher(cursor.value());
    if (scan.matches()) {
      Window window =
          new Window(Long.parseLong(scan.group(2)), Math.max(1, Long.parseLong(scan.group(3))));
      return Optional.of(
          scan(new BigInteger(scan.group(1)), window).at(Optional.ofNullable(scan.group(4))));
    }
    return Optional.empty();
  }

  Cursor write() {
    String page = pageToken.map(token -> ":" + token).orElse("");
    String list =
        window
            .map(w -> "scan:" + historyId + ":" + w.at() + ":" + w.width())
            .orElse("history:" + historyId);
    return new Cursor(list + page);
  }
}
