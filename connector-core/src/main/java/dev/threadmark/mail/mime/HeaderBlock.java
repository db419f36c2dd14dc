package dev.threadmark.mail.mime;

import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header of a mail or part up to its empty line, and takes it as it comes: an mbox "From
 * " line or a byte order mark before it is passed over, and so are lines that are no field; without
 * a single field everything is body.
 */
final class HeaderBlock {
  private static final int LINE_LIMIT = 1 << 18;
  private static final int BLOCK_LIMIT = 1 << 21;
  private static final Pattern FIELD = Pattern.compile("([!-9;-~]+)[ \\t]*:(?s:(.*))");

  /**
   * Fields that mail and delivery reports really have: prose and links ({@code http://}) look like
   * fields, too.
   */
  private static final Pattern MAIL_FIELD =
      Pattern.compile(
          "(?i)(?:from|to|b?cc|subject|(?:\\w+-)?date|message-id|in-reply-to|references|sender"
              + "|reply-to|return-path|received(?:-\\w+)?|mime-version|delivered-to|errors-to"
              + "|(?:dkim|domainkey)-signature|authentication-results|precedence|importance"
              + "|priority|auto-submitted|thread-\\w+|user-agent|organi[sz]ation|feedback-id"
              + "|(?:final|original)-recipient|action|status|diagnostic-code|(?:reporting|remote)-mta"
              + "|(?:x|arc|content|list|resent)-[\\w-]+)[ \\t]*:");

  /** The name of a field and its colon stand within this. */
  private static final int NAME_LIMIT = 1000;

  private static final int STRAY_LINES = 20;
  private static final int MOST_STRAY_LINES = 1000;
  private static final int MOST_FIELDS = 5000;

  private final Lines lines;
  private final List<byte[]> fields = new ArrayList<>();
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private int kept;
  private int stray;

  private HeaderBlock(Lines lines) {
    this.lines = lines;
  }

  /** The fields, and the body that follows them. */
  record Read(Headers headers, InputStream body) {}

  /** Reads a mail, of which anything may stand before the header. */
  static Read read(InputStream in) throws IOException {
    HeaderBlock block = new HeaderBlock(new Lines(in, LINE_LIMIT));
    block.skipWhatStandsBefore();
    return block.readFields();
  }

  /** Reads a part, which has no header where it starts with an empty line. */
  static Read readPart(InputStream in) throws IOException {
    return new HeaderBlock(new Lines(in, LINE_LIMIT)).readFields();
  }

  private static Headers headers(List<byte[]> fields) {
    Optional<String> label =
        fields.stream()
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .filter(text -> text.regionMatches(true, 0, "content-type", 0, 12))
            .findFirst()
            .flatMap(text -> StructuredField.of(text.substring(12)).parameter("charset"));
    List<Header> read = new ArrayList<>();
    for (byte[] bytes : fields) {
      Matcher parts = FIELD.matcher(HeaderText.of(bytes, label));
      if (parts.lookingAt()) {
        read.add(new Header(parts.group(1), unfolded(parts.group(2))));
      }
    }
    return new Headers(read);
  }

  private static String unfolded(String value) {
    return value.replaceAll("[\\r\\n]+", "");
  }

  private void skipWhatStandsBefore() throws IOException {
    List<byte[]> blanks = new ArrayList<>();
    Optional<byte[]> line = lines.next();
    while (line.isPresent() && Lines.lengthWithoutEnd(line.get()) == 0 && blanks.size() < 100) {
      blanks.add(line.get());
      line = lines.next();
    }
    if (line.isEmpty()) {
      return;
    }
    String text = new String(line.get(), StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      text = text.substring(3);
      line = Optional.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (text.startsWith("From ") || text.startsWith(">From ")) {
      return;
    }
    if (isField(line.get())) {
      lines.unread(line.get());
    } else if (MAIL_FIELD.matcher(text.stripLeading()).lookingAt()) {
      lines.unread(text.stripLeading().getBytes(StandardCharsets.ISO_8859_1));
    } else {
      lines.unread(line.get());
      blanks.forEach(lines::unread);
    }
  }

  private Read readFields() throws IOException {
    for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
      byte[] line = next.get();
      if (Lines.lengthWithoutEnd(line) == 0 || isBlank(line) && !goesOnWithin(1)) {
        break;
      }
      if (isFolded(line)) {
        keep(line);
      } else if (isField(line)) {
        finishField();
        keep(line);
      } else if (startsBody(line)) {
        lines.unread(line);
        break;
      }
      skipRest(line);
    }
    finishField();
    return new Read(headers(fields), lines.rest());
  }

  private boolean startsBody(byte[] line) throws IOException {
    boolean boundary = line.length > 1 && line[0] == '-' && line[1] == '-';
    return boundary || stray++ > MOST_STRAY_LINES || !goesOnWithin(strayLines());
  }

  /** How far to look for more fields: where none has come yet, this is most likely no header. */
  private int strayLines() {
    return field.size() == 0 && fields.isEmpty() ? 1 : STRAY_LINES;
  }

  /** True if a field, or for the very next line a folded one, follows before an empty line. */
  private boolean goesOnWithin(int count) throws IOException {
    List<byte[]> seen = new ArrayList<>();
    boolean goesOn = false;
    while (!goesOn && seen.size() < count) {
      Optional<byte[]> next = lines.next();
      if (next.isEmpty()) {
        break;
      }
      seen.add(next.get());
      if (isBlank(next.get())) {
        break;
      }
      goesOn =
          MAIL_FIELD.matcher(text(next.get())).lookingAt()
              || seen.size() == 1 && isFolded(next.get()) && field.size() > 0;
    }
    for (int i = seen.size() - 1; i >= 0; i--) {
      lines.unread(seen.get(i));
    }
    return goesOn;
  }

  private void keep(byte[] line) {
    if (kept + line.length <= BLOCK_LIMIT) {
      field.writeBytes(line);
      kept += line.length;
    }
  }

  private void skipRest(byte[] line) throws IOException {
    Optional<byte[]> piece = Optional.of(line);
    while (piece.isPresent() && !Lines.ended(piece.get())) {
      piece = lines.next();
    }
  }

  private void finishField() {
    if (field.size() > 0 && fields.size() < MOST_FIELDS) {
      fields.add(field.toByteArray());
    }
    field.reset();
  }

  private static boolean isField(byte[] line) {
    return FIELD.matcher(text(line)).lookingAt();
  }

  private static boolean isFolded(byte[] line) {
    return line[0] == ' ' || line[0] == '\t';
  }

  private static boolean isBlank(byte[] line) {
    return Lines.lengthWithoutEnd(line) < NAME_LIMIT && text(line).isBlank();
  }

  private static String text(byte[] line) {
    return new String(line, 0, Math.min(NAME_LIMIT, line.length), StandardCharsets.ISO_8859_1);
  }
}
