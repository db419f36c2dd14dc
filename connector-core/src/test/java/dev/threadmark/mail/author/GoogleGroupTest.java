package dev.threadmark.mail.author;

import static dev.threadmark.mail.author.Authenticity.FAIL;
import static dev.threadmark.mail.author.Authenticity.PASS;
import static dev.threadmark.mail.author.Authenticity.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Address;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleGroupTest {
  private static final Address GROUP = new Address("support@lumen.example");
  private static final String OURS =
      "Authentication-Results: mx.google.com; dmarc=pass header.from=lumen.example\n";
  private static final String VIA = "From: 'Ana' via Support <support@lumen.example>\n";
  private static final String ID = "X-Google-Group-Id: 482026112233\n";
  private static final String SENDER = "X-Original-Sender: ana@customer.example\n";
  private static final String WRITER = "X-Original-From: Ana <ana@customer.example>\n";
  private static final String FOUND =
      "X-Original-Authentication-Results: gmr-mx.google.com; dmarc=%s header.from=customer.example\n";
  private static final String WHOLE = OURS + VIA + ID + SENDER + WRITER;

  @Test
  void whoWroteToOurGroupSpeaks() {
    Author ana = new Author(new Address("ana@customer.example"), "Ana", PASS);
    assertEquals(ana, author(WHOLE + FOUND.formatted("pass")));
  }

  @Test
  void whatGoogleFoundOutAboutHimCounts() {
    assertEquals(FAIL, author(WHOLE + FOUND.formatted("fail")).authenticity());
    assertEquals(UNKNOWN, author(WHOLE).authenticity());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VIA + ID + SENDER + WRITER,
        "Authentication-Results: mx.google.com; dmarc=fail header.from=lumen.example\n"
            + VIA
            + ID
            + SENDER
            + WRITER,
        OURS + VIA + SENDER + WRITER,
        OURS + VIA + ID + WRITER,
        OURS + VIA + ID + SENDER,
        WHOLE + WRITER,
        WHOLE + "X-Original-Sender: ceo@customer.example\n",
        OURS + VIA + ID + WRITER + "X-Original-Sender: ceo@customer.example\n"
      })
  void whatTheGroupDidNotWriteForSureCountsForNothing(String headers) {
    assertEquals(GROUP, author(headers + FOUND.formatted("pass")).address());
  }

  @Test
  void aGroupThatIsNotOursSpeaksForItself() {
    String headers = WHOLE.replace("lumen.example", "attacker.example");
    assertEquals(new Address("support@attacker.example"), author(headers).address());
  }

  private static Author author(String headers) {
    SenderCheck check = new SenderCheck(Authserv.named("mx.google.com"), Set.of(GROUP));
    return check.author(SenderCheckTest.mail(headers)).orElseThrow();
  }
}
