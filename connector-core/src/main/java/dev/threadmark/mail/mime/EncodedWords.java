package dev.threadmark.mail.mime;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes the encoded words of RFC 2047, also where mailers break its rules: within quotes, without
 * spaces around, with spaces inside, cut short, or with a character split over two words.
 */
final class EncodedWords {
  /** Longer than any field a person wrote; keeps the time in bounds. */
  private static final int LIMIT = 1 << 16;

  private final String text;
  private final StringBuilder decoded = new StringBuilder();

  /** Words of one charset that follow each other; decoded together, lest a character be split. */
  private final ByteArrayOutputStream run = new ByteArrayOutputStream();

  private final StringBuilder base64 = new StringBuilder();
  private String runCharset = "";

  /** White space after the run, which counts only if no further word follows. */
  private String pending = "";

  private EncodedWords(String text) {
    this.text = text;
  }

  /** {@code text} with its encoded words decoded; what cannot be decoded stays as it is. */
  static String decode(String text) {
    if (text.length() > LIMIT) {
      int cut = Math.max(LIMIT / 2, text.lastIndexOf("=?", LIMIT));
      return decode(text.substring(0, cut)) + text.substring(cut);
    }
    return text.contains("=?") ? new EncodedWords(text).decoded() : text;
  }

  private String decoded() {
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf("=?", at);
      Optional<EncodedWord> word = start < 0 ? Optional.empty() : EncodedWord.at(text, start);
      if (start < 0) {
        plain(text.substring(at));
        at = text.length();
      } else if (word.isEmpty()) {
        plain(text.substring(at, start + 2));
        at = start + 2;
      } else {
        plain(text.substring(at, start));
        add(word.get());
        at = word.get().end();
      }
    }
    finishRun();
    return decoded.toString();
  }

  private void plain(String between) {
    boolean glue = inRun() && between.isBlank() && !between.isEmpty();
    if (glue) {
      pending = between;
    } else if (!between.isEmpty()) {
      finishRun();
      decoded.append(between);
    }
  }

  private boolean inRun() {
    return !runCharset.isEmpty();
  }

  private void add(EncodedWord word) {
    pending = "";
    String charset = word.charset().isEmpty() ? "?" : word.charset().toLowerCase(Locale.ROOT);
    if (!charset.equals(runCharset)) {
      finishRun();
      runCharset = charset;
    }
    if (word.base64()) {
      base64.append(word.content());
      if (word.content().endsWith("=") || base64.length() % 4 == 0) {
        finishBase64();
      }
    } else {
      finishBase64();
      run.writeBytes(word.bytes());
    }
  }

  private void finishBase64() {
    run.writeBytes(EncodedWord.fromBase64(base64.toString()));
    base64.setLength(0);
  }

  private void finishRun() {
    finishBase64();
    if (inRun()) {
      Optional<String> label = Optional.of(runCharset).filter(charset -> !charset.equals("?"));
      decoded.append(TextDecoder.decode(run.toByteArray(), label)).append(pending);
    }
    pending = "";
    runCharset = "";
    run.reset();
  }
}
