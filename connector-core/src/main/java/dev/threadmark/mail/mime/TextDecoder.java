package dev.threadmark.mail.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/** Bytes and a charset label that may be missing or wrong, as text. */
final class TextDecoder {
  private static final int META_LIMIT = 2048;
  private static final int DETECTION_LIMIT = 1 << 16;
  private static final Pattern META =
      Pattern.compile("(?i)<meta[^>]+charset\\s*=\\s*[\"']?([\\w.:-]+)");

  private TextDecoder() {}

  /**
   * The text. A byte order mark wins; then UTF-8 where the bytes are that and the label says a
   * Latin charset or nothing (real Latin text is next to never valid UTF-8); then the label where
   * the bytes keep to it but for a damaged few; then what they look like.
   */
  static String decode(byte[] bytes, Optional<String> label) {
    Optional<String> marked = byMark(bytes);
    if (marked.isPresent()) {
      return marked.get();
    }
    if (label.filter(Charsets::isUtf7).isPresent()) {
      return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    Optional<Charset> named = label.flatMap(Charsets::named);
    if (named.isEmpty() || named.get().equals(Charsets.WINDOWS_1252)) {
      Optional<String> plain = plainly(bytes);
      if (plain.isPresent()) {
        return plain.get();
      }
    }
    return named
        .flatMap(charset -> nearly(bytes, charset))
        .orElseGet(() -> metaLabel(bytes).flatMap(c -> nearly(bytes, c)).orElse(guessed(bytes)));
  }

  /** The text if every byte belongs to {@code charset}. */
  static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** The text in the charset that its bytes look most like. */
  static String guessed(byte[] bytes) {
    if (!hasForeignWords(bytes)) {
      return western(bytes);
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(bytes.length, DETECTION_LIMIT));
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        .flatMap(Charsets::named)
        .flatMap(charset -> nearly(bytes, charset))
        .orElseGet(() -> western(bytes));
  }

  /**
   * Few bytes above ASCII, or single ones amid letters, are accents; detectors see more in them.
   */
  private static boolean hasForeignWords(byte[] bytes) {
    int high = 0;
    int pairs = 0;
    for (int i = 0; i < bytes.length; i++) {
      high += bytes[i] < 0 ? 1 : 0;
      pairs += i > 0 && bytes[i] < 0 && bytes[i - 1] < 0 ? 1 : 0;
    }
    return high >= 8 && pairs * 3 >= high;
  }

  static String western(byte[] bytes) {
    return strictly(bytes, Charsets.WINDOWS_1252)
        .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** UTF-8 or ISO-2022-JP, which show themselves, of which ASCII is a part. */
  private static Optional<String> plainly(byte[] bytes) {
    Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
    return utf8.filter(text -> text.contains("\u001b$"))
        .flatMap(text -> strictly(bytes, Charsets.ISO_2022_JP))
        .or(() -> utf8);
  }

  /** The text if at most one character in fifty is damaged. */
  private static Optional<String> nearly(byte[] bytes, Charset charset) {
    Optional<String> strict = strictly(bytes, charset);
    if (strict.isPresent()) {
      return strict;
    }
    if (charset.equals(Charsets.WINDOWS_1252)) {
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    String text = new String(bytes, charset);
    long damaged = text.chars().filter(c -> c == '\ufffd').count();
    return damaged * 50 <= text.length() ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> byMark(byte[] bytes) {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
    }
    if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
      return strictly(bytes, StandardCharsets.UTF_16);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> metaLabel(byte[] bytes) {
    int length = Math.min(bytes.length, META_LIMIT);
    Matcher meta = META.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    return meta.find() ? Charsets.named(meta.group(1)) : Optional.empty();
  }
}
