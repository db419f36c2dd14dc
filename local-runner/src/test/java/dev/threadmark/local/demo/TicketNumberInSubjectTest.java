package dev.threadmark.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.threadmark.local.mails.StoredMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket's number in the subject leads there, but opens the door to nobody. */
class TicketNumberInSubjectTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void itCountsForWhoTakesPartAndForNobodyElse(String provider)
      throws IOException, InterruptedException {
    StoredMail first = mail(1, "ann", "The lamp is dark");
    Path data = folder.resolve("data");
    String ticket = Handled.oneByOne(provider, List.of(first), data).tickets().get("1@c.example");
    StoredMail stranger = mail(2, "eve", "[#" + ticket + "] change the address");
    StoredMail customer = mail(3, "ann", "[#" + ticket + "] the other lamp");
    Handled handled = Handled.oneByOne(provider, List.of(first, stranger, customer), data);
    assertNotEquals(ticket, handled.tickets().get("2@c.example"));
    assertEquals("open", handled.marks().get("2@c.example").decision());
    assertEquals(ticket, handled.tickets().get("3@c.example"));
    assertEquals("subject-tag", handled.marks().get("3@c.example").rule());
  }

  private StoredMail mail(int number, String from, String subject) throws IOException {
    Path file = folder.resolve(number + ".eml");
    Files.writeString(
        file,
        ("From: %s@c.example\r\nTo: support@lumen.example\r\nSubject: %s\r\n"
                + "Date: Mon, 5 Jan 2026 0%d:00:00 +0000\r\nMessage-ID: <%d@c.example>\r\n\r\n"
                + "Words %d.\r\n")
            .formatted(from, subject, number, number, number));
    return new StoredMail(file, 0, -1, false);
  }
}
