package dev.threadmark.provider.gmail;

import dev.threadmark.provider.Enclosed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.apache.james.mime4j.message.BodyPart;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;

/** A mail's files as MIME, encoded as they are read: of each, one block is in memory. */
final class GmailFiles extends InputStream {
  /** Whole lines of 76 characters. */
  private static final int BLOCK = 57 * 4_096;

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

  private final String boundary;
  private final Iterator<Enclosed> files;
  private InputStream now;
  private InputStream file;
  private boolean closed;

  private GmailFiles(byte[] above, String boundary, List<Enclosed> files) {
    this.boundary = boundary;
    this.files = files.iterator();
    this.now = new ByteArrayInputStream(above);
  }

  /**
   * A mail with its files below its words.
   *
   * @param words a multipart that is closed
   */
  static InputStream below(byte[] words, String boundary, List<Enclosed> files) {
    String end = "--" + boundary + "--";
    String text = new String(words, StandardCharsets.ISO_8859_1);
    byte[] open = text.substring(0, text.lastIndexOf(end)).getBytes(StandardCharsets.ISO_8859_1);
    return new GmailFiles(open, boundary, files);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    int many = now.read(into, from, most);
    while (many < 0 && more()) {
      many = now.read(into, from, most);
    }
    return many;
  }

  private boolean more() throws IOException {
    byte[] block = file == null ? new byte[0] : file.readNBytes(BLOCK);
    if (block.length > 0) {
      now = ascii(LINES.encodeToString(block) + "\r\n");
    } else if (files.hasNext()) {
      closeFile();
      Enclosed next = files.next();
      file = next.open();
      now = new ByteArrayInputStream(head(next));
    } else if (closed) {
      return false;
    } else {
      closeFile();
      closed = true;
      now = ascii("--" + boundary + "--\r\n");
    }
    return true;
  }

  private byte[] head(Enclosed next) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII));
    BodyPart part =
        BodyPartBuilder.create()
            .setBody(new byte[0], next.type())
            .setContentTransferEncoding("base64")
            .setContentDisposition("attachment", next.name())
            .build();
    new DefaultMessageWriter().writeHeader(part.getHeader(), head);
    return head.toByteArray();
  }

  private void closeFile() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeFile();
  }

  private static InputStream ascii(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
