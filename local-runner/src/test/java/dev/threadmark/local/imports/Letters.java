package dev.threadmark.local.imports;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An mbox of made-up mail: threads of a question, an answer of ours and a thank-you. */
final class Letters {
  static final String MAILBOX = "support@lumen.example";
  static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

  private Letters() {}

  /** So many threads of three mails, an hour apart. */
  static Path mbox(Path file, int threads) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int thread = 0; thread < threads; thread++) {
        for (int part = 0; part < 3; part++) {
          out.write("From somebody Mon Mar  2 08:00:00 2026\n" + mail(thread, part) + "\n");
        }
      }
    }
    return file;
  }

  private static String mail(int thread, int part) {
    String customer = "ada%d@customer.example".formatted(thread);
    String answers =
        part == 0 ? "" : "In-Reply-To: <%d.%d@x.example>%n".formatted(thread, part - 1);
    return """
        From: %s
        To: %s
        Subject: %sLamp %d flickers
        Date: %s
        Message-ID: <%d.%d@x.example>
        %s
        These are the words of mail %d in thread %d.
        >From here on nothing is quoted.
        """
        .formatted(
            part == 1 ? MAILBOX : customer,
            part == 1 ? customer : MAILBOX,
            part == 0 ? "" : "Re: ",
            thread,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                FIRST.plusSeconds(3_600L * (3 * thread + part)).atOffset(ZoneOffset.UTC)),
            thread,
            part,
            answers,
            part,
            thread);
  }
}
