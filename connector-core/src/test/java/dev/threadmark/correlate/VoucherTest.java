package dev.threadmark.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.engine.Understanding;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.mime.MimeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VoucherTest {
  private static final MailboxId DESK =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Address KIM = new Address("kim@customer.example");
  private static final Voucher VOUCHER = new Voucher(KIM, "0123456789abcdef");
  private static final String SEALED = VOUCHER.sealed(TestKeys.ONE, DESK);

  @Test
  void aMailThatTheMailboxSentItselfIsTheCustomersIfWeSaySo() {
    Arrival arrival = arrival(mail("support@lumen.example", "X-Threadmark-Customer: " + SEALED));
    assertEquals(Optional.of(KIM), arrival.speaker());
    assertEquals(MailKind.HUMAN, arrival.kind());
    assertEquals(false, arrival.sent());
  }

  @Test
  void whatExchangeWritesThePrimaryAddressIntoIsTheCustomersToo() {
    Address primary = new Address("help@lumen.example");
    String raw = mail(primary.value(), "X-Threadmark-Customer: " + SEALED);
    Arrival arrival =
        Understanding.of(
            DESK,
            Set.of(primary),
            read(raw),
            Instant.EPOCH,
            true,
            Optional.empty(),
            TestKeys.ONE,
            SenderCheck.NONE);
    assertEquals(Optional.of(KIM), arrival.speaker());
    assertNothing(raw);
  }

  @Test
  void fromAnybodyElseItIsWorthNothing() {
    assertNothing(mail("eve@elsewhere.example", "X-Threadmark-Customer: " + SEALED));
  }

  @Test
  void aForgedOneIsWorthNothing() {
    String lee =
        new Voucher(new Address("lee@customer.example"), VOUCHER.key()).sealed(TestKeys.ONE, DESK);
    String mixed = lee.substring(0, lee.indexOf('.')) + SEALED.substring(SEALED.indexOf('.'));
    String key = SEALED.replace(VOUCHER.key(), "1123456789abcdef");
    for (String forged :
        new String[] {
          mixed, key, SEALED + "0", SEALED.substring(1), "..", "", "a.b.c.d", "*.k.k1x"
        }) {
      assertNothing(mail("support@lumen.example", "X-Threadmark-Customer: " + forged));
    }
  }

  @Test
  void twoOfThemAreNone() {
    String field = "X-Threadmark-Customer: " + SEALED;
    assertNothing(mail("support@lumen.example", field + "\r\n" + field));
  }

  @Test
  void thatOfAnotherMailboxIsWorthNothing() {
    MailboxId sales = new MailboxId("lumen", new Address("sales@lumen.example"));
    String theirs = VOUCHER.sealed(TestKeys.ONE, sales);
    assertNothing(mail("support@lumen.example", "X-Threadmark-Customer: " + theirs));
  }

  @Test
  void whatIsSentAgainWithOtherWordsIsTheSameMail() {
    String one = mail("support@lumen.example", "X-Threadmark-Customer: " + SEALED);
    String other = one.replace("It is dark.", "Pay the bill of eve.").replace("<a@", "<b@");
    assertEquals(arrival(one).digest(), arrival(other).digest());
    String next = new Voucher(KIM, "1123456789abcdef").sealed(TestKeys.ONE, DESK);
    assertNotEquals(arrival(one).digest(), arrival(one.replace(SEALED, next)).digest());
  }

  private static void assertNothing(String raw) {
    assertEquals(Optional.empty(), Voucher.of(read(raw), TestKeys.ONE, DESK, Set.of()));
    assertNotEquals(Optional.of(KIM), arrival(raw).speaker());
  }

  private static Arrival arrival(String raw) {
    return Understanding.of(
        DESK, read(raw), Instant.EPOCH, true, Optional.empty(), TestKeys.ONE, SenderCheck.NONE);
  }

  private static String mail(String from, String field) {
    return "From: %s\r\nTo: support@lumen.example\r\nSubject: Re: Lamp\r\nMessage-ID: <a@lumen.example>\r\n%s\r\n\r\nIt is dark.\r\n"
        .formatted(from, field);
  }

  private static Mail read(String raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
