package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.threadmark.mail.Mail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class HugeMailTest {
  private static final long MEGABYTE = 1 << 20;
  private static final byte[] LINE =
      ("QUJD".repeat(19) + "\r\n").getBytes(StandardCharsets.US_ASCII);

  /** The same line for ever, made while it is read. */
  private static final class Lines extends InputStream {
    private final long length;
    private long at;

    Lines(long bytes) {
      length = bytes / LINE.length * LINE.length;
    }

    @Override
    public int read() {
      return at >= length ? -1 : LINE[(int) (at++ % LINE.length)];
    }
  }

  private static InputStream mail(String type, long bytes) {
    String start =
        "Subject: huge\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n"
            + "--b\r\nContent-Type: "
            + type
            + "; name=huge\r\nContent-Disposition: attachment\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n";
    return new SequenceInputStream(
        Collections.enumeration(List.of(ascii(start), new Lines(bytes), ascii("--b--\r\n"))));
  }

  private static InputStream ascii(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aMailOfAHundredMegabytesIsReadWithoutHoldingIt() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Mail mail = MimeReader.read(mail("application/zip", 100 * MEGABYTE));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals("huge", mail.subject());
    assertEquals(Optional.of("hello"), mail.body().text());
    assertEquals(100 * MEGABYTE / LINE.length * 57, mail.attachments().get(0).size());
    assertTrue(allocated < 24 * MEGABYTE, () -> "allocated " + allocated / MEGABYTE + " MB in all");
  }

  @Test
  void aHugeContainerIsListedAsItIs() throws IOException {
    Mail mail = MimeReader.read(mail("application/ms-tnef", 60 * MEGABYTE));
    assertEquals("application/ms-tnef", mail.attachments().get(0).type());
  }
}
