package dev.threadmark.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

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

  private static final int MAX_DEPTH = 200;

  /** The parts of {@code raw}. Whatever cannot be read is left out; never fails. */
  public static MimePart parse(byte[] raw) {
    MimeConfig config =
        new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .build();
    MimeTokenStream tokens = new MimeTokenStream(config);
    tokens.setRecursionMode(RecursionMode.M_RECURSE);
    Reading root = new Reading();
    try {
      tokens.parse(new ByteArrayInputStream(raw));
      read(tokens, root, 0);
    } catch (IOException | MimeException | RuntimeException e) {
      // What was read so far stands, as it does with the real services.
      if (root.headers.isEmpty() && root.content.length == 0) {
        root.content = raw;
      }
    }
    return root.done();
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
    String value = header(header).orElse("");
    var plain =
        java.util.regex.Pattern.compile(
                "(?i);\\s*" + name + "\\s*=\\s*(\"((?:[^\"\\\\]|\\\\.)*)\"|[^;\\s]+)")
            .matcher(value);
    if (plain.find()) {
      String found = plain.group(2) != null ? plain.group(2) : plain.group(1);
      return Optional.of(decodeWords(found.replaceAll("\\\\(.)", "$1")));
    }
    var extended =
        java.util.regex.Pattern.compile("(?i);\\s*" + name + "\\*(?:0\\*)?\\s*=\\s*([^;\\s]+)")
            .matcher(value);
    if (extended.find()) {
      String text = extended.group(1);
      int quote = text.lastIndexOf('\'');
      try {
        return Optional.of(
            java.net.URLDecoder.decode(
                text.substring(quote + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  public Optional<String> fileName() {
    return parameter("Content-Disposition", "filename").or(() -> parameter("Content-Type", "name"));
  }

  public boolean attachment() {
    return header("Content-Disposition")
        .map(value -> value.strip().toLowerCase(java.util.Locale.ROOT).startsWith("attachment"))
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

  private static String guess(byte[] bytes) {
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void read(MimeTokenStream tokens, Reading part, int depth)
      throws IOException, MimeException {
    for (EntityState state = tokens.getState();
        state != EntityState.T_END_OF_STREAM;
        state = tokens.next()) {
      switch (state) {
        case T_FIELD -> part.add(tokens.getField());
        case T_BODY -> {
          part.describe(tokens.getBodyDescriptor());
          part.content = tokens.getDecodedInputStream().readAllBytes();
        }
        case T_START_MULTIPART -> part.describe(tokens.getBodyDescriptor());
        case T_START_BODYPART, T_START_MESSAGE -> {
          if (state == EntityState.T_START_MESSAGE && depth == 0 && part.fresh()) {
            continue;
          }
          if (state == EntityState.T_START_MESSAGE) {
            part.type = "message/rfc822";
          }
          if (depth > MAX_DEPTH) {
            return;
          }
          Reading child = new Reading();
          tokens.next();
          read(tokens, child, depth + 1);
          part.children.add(child.done());
        }
        case T_END_BODYPART, T_END_MESSAGE -> {
          return;
        }
        default -> {}
      }
    }
  }

  private static final class Reading {
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final List<MimePart> children = new ArrayList<>();
    private String type = "text/plain";
    private Optional<Charset> charset = Optional.empty();
    private byte[] content = new byte[0];

    boolean fresh() {
      return headers.isEmpty() && children.isEmpty() && content.length == 0;
    }

    void add(Field field) {
      var raw = field.getRaw();
      String line =
          raw == null
              ? field.getName() + ":" + field.getBody()
              : guess(java.util.Arrays.copyOf(raw.toByteArray(), raw.length()));
      int colon = line.indexOf(':');
      String value = colon < 0 ? line : line.substring(colon + 1);
      headers.add(Map.entry(field.getName(), value.replaceAll("\\r?\\n", "").strip()));
    }

    void describe(BodyDescriptor body) {
      type = body.getMimeType() == null ? "text/plain" : body.getMimeType();
      try {
        charset =
            Optional.ofNullable(body.getCharset())
                .filter(name -> headers.stream().anyMatch(h -> h.getValue().contains(name)))
                .map(Charset::forName);
      } catch (IllegalArgumentException e) {
        charset = Optional.empty();
      }
    }

    MimePart done() {
      return new MimePart(List.copyOf(headers), type, charset, content, List.copyOf(children));
    }
  }
}
