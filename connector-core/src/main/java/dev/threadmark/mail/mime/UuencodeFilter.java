package dev.threadmark.mail.mime;

import dev.threadmark.mail.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes text on without the uuencoded files in it, and lists those. A {@code begin} line counts
 * only if a line follows whose length fits what it announces: people write "begin 600 meters" too.
 */
final class UuencodeFilter {
  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.*)");
  private static final int LINE_LIMIT = 8192;
  private static final int MOST_FILES = 200;

  private final LeafReader.Kept text;
  private final List<Attachment> found = new ArrayList<>();

  UuencodeFilter(LeafReader.Kept text) {
    this.text = text;
  }

  List<Attachment> found() {
    return List.copyOf(found);
  }

  void copy(InputStream content) throws IOException {
    Lines lines = new Lines(content, LINE_LIMIT);
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      Matcher begin = BEGIN.matcher(ascii(line.get()));
      if (begin.matches() && found.size() < MOST_FILES && startsFile(lines)) {
        found.add(file(begin.group(1), lines));
      } else {
        text.write(line.get(), 0, line.get().length);
      }
    }
  }

  private static boolean startsFile(Lines lines) throws IOException {
    Optional<byte[]> next = lines.next();
    next.ifPresent(lines::unread);
    return next.isPresent() && decodedLength(next.get()) > 0;
  }

  private static Attachment file(String name, Lines lines) throws IOException {
    long size = 0;
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (ascii(line.get()).equals("end")) {
        break;
      }
      int length = decodedLength(line.get());
      if (length < 0) {
        lines.unread(line.get());
        break;
      }
      size += length;
    }
    String cleaned = FileNames.cleaned(name.strip());
    return new Attachment(cleaned, "application/octet-stream", size, false, Optional.empty());
  }

  /** How many bytes the line stands for; -1 where it is no uuencoded line. */
  private static int decodedLength(byte[] line) {
    int length = Lines.lengthWithoutEnd(line);
    if (length == 0) {
      return 0;
    }
    for (int i = 0; i < length; i++) {
      if (line[i] < ' ' || line[i] > '`') {
        return -1;
      }
    }
    int announced = (line[0] - ' ') & 0x3f;
    int needed = 1 + (announced * 8 + 5) / 6;
    // Trailing spaces, which stand for zeros, get lost on the way; a check character may follow.
    boolean fits = length <= 1 + (announced + 2) / 3 * 4 + 2 && length + 4 >= needed;
    return fits ? announced : -1;
  }

  private static String ascii(byte[] line) {
    int length = Math.min(512, Lines.lengthWithoutEnd(line));
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }
}
