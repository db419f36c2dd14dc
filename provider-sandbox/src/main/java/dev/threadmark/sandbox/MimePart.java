package dev.threadmark.sandbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * A part of a raw mail as Exchange and Gmail see it when they turn MIME into JSON. Made for the
 * sandbox alone, apart from the connector's reader, so that one mistake cannot hide another.
 *
 * @param headers in order; values unfolded, bytes above 127 read as UTF-8 or else Latin-1
 * @param type media type in lower case
 * @param charset as labelled; empty where none or unknown
 * @param content decoded bytes; for a multipart or an enclosed message, empty
 */
public record MimePart(
    List<Map.Entry<String, String>> headers,
    String type,
    Optional<Charset> charset,
    byte[] content,
    List<MimePart> children) {

  /** The parts of {@code raw}. Whatever cannot be read is left out; never fails. */
  public static MimePart parse(byte[] raw) {
    return MimePartReader.read(raw);
  }

  /** The topmost header of that name. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A parameter of a structured header such as Content-Type, decoded as far as common. */
  public Optional<String> parameter(String header, String name) {
    return header(header).flatMap(value -> MimeParameter.of(value, name));
  }

  public Optional<String> fileName() {
    return parameter("Content-Disposition", "filename").or(() -> parameter("Content-Type", "name"));
  }

  public boolean attachment() {
    return header("Content-Disposition")
        .map(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("attachment"))
        .orElse(false);
  }

  /** The content as text, in its charset; UTF-8, else Latin-1, where that is not known. */
  public String text() {
    return charset.map(known -> new String(content, known)).orElseGet(() -> guess(content));
  }

  /** Encoded words (RFC 2047) decoded. */
  public static String decodeWords(String text) {
    try {
      return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
    } catch (RuntimeException e) {
      return text;
    }
  }

  static String guess(byte[] bytes) {
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
