package dev.threadmark.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes a raw mail apart. What was read before something broke stands, at every depth. */
final class MimePartReader {
  private static final int MAX_DEPTH = 200;
  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");
  private static final MimeConfig CONFIG =
      new MimeConfig.Builder()
          .setMaxLineLen(-1)
          .setMaxHeaderLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxContentLen(-1)
          .build();

  private MimePartReader() {}

  static MimePart read(byte[] raw) {
    MimeTokenStream tokens = new MimeTokenStream(CONFIG);
    tokens.setRecursionMode(RecursionMode.M_RECURSE);
    Reading root = new Reading();
    try {
      tokens.parse(new ByteArrayInputStream(raw));
      read(tokens, root, 0);
    } catch (IOException | MimeException | RuntimeException e) {
      if (root.headers.isEmpty() && root.content.length == 0) {
        root.content = raw;
      }
    }
    return root.done();
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
          part.content = readable(tokens.getDecodedInputStream());
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
            throw new MimeException("parts are nested too deeply");
          }
          Reading child = new Reading();
          try {
            tokens.next();
            read(tokens, child, depth + 1);
          } finally {
            part.children.add(child.done());
          }
        }
        case T_END_BODYPART, T_END_MESSAGE -> {
          return;
        }
        default -> {}
      }
    }
  }

  /** As many bytes as can be decoded; what is broken further on breaks this part only. */
  private static byte[] readable(InputStream decoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = decoded.read(buffer); n >= 0; n = decoded.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    } catch (IOException | RuntimeException e) {
      // Base64 that ends in the middle, and the like.
    }
    return bytes.toByteArray();
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
              : MimePart.guess(Arrays.copyOf(raw.toByteArray(), raw.length()));
      int colon = line.indexOf(':');
      String value = colon < 0 ? line : line.substring(colon + 1);
      headers.add(Map.entry(field.getName(), unfolded(value)));
    }

    private static String unfolded(String value) {
      return (value.indexOf('\n') < 0 ? value : LINE_END.matcher(value).replaceAll("")).strip();
    }

    /** A charset counts only where it is labelled: the default of mime4j is a guess. */
    void describe(BodyDescriptor body) {
      type =
          body.getMimeType() == null ? "text/plain" : body.getMimeType().toLowerCase(Locale.ROOT);
      boolean labelled =
          headers.stream()
              .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
              .anyMatch(header -> header.getValue().toLowerCase(Locale.ROOT).contains("charset"));
      try {
        charset =
            labelled
                ? Optional.ofNullable(body.getCharset()).map(Charset::forName)
                : Optional.empty();
      } catch (IllegalArgumentException e) {
        charset = Optional.empty();
      }
    }

    MimePart done() {
      return new MimePart(List.copyOf(headers), type, charset, content, List.copyOf(children));
    }
  }
}
