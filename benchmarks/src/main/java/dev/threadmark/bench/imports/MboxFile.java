package dev.threadmark.bench.imports;

import dev.threadmark.bench.mails.Letter;
import dev.threadmark.bench.mails.MailStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Mail that was made up, as an mbox. */
public final class MboxFile {
  private MboxFile() {}

  /** Writes so many mails; tells how many threads they are. */
  public static int write(Path file, String mailbox, int mails, long seed) throws IOException {
    MailStream stream = new MailStream(mailbox, seed);
    Map<Integer, Boolean> threads = new HashMap<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < mails; i++) {
        Letter letter = stream.next();
        threads.put(letter.thread(), true);
        out.write("From somebody Mon Nov  2 08:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
        out.write(quoted(letter.raw()));
        out.write('\n');
      }
    }
    return threads.size();
  }

  /** Our mails are ASCII, so that text is as good as bytes. */
  private static byte[] quoted(byte[] raw) {
    return new String(raw, StandardCharsets.ISO_8859_1)
        .replace("\r\n", "\n")
        .replaceAll("(?m)^(>*From )", ">$1")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
