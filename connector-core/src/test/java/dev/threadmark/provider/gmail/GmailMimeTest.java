package dev.threadmark.provider.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GmailMimeTest {
  private static final Address SUPPORT = new Address("support@lumen.example");

  @Test
  void longFieldsStayInTheHeaderAndTheTextIsTheText() throws IOException {
    List<MessageId> chain =
        IntStream.range(0, 12)
            .mapToObj(i -> new MessageId("tm.84ba58fb5725d6d46cfbba65638" + i + "@lumen.example"))
            .toList();
    List<Address> many =
        IntStream.range(0, 12)
            .mapToObj(i -> new Address("a.rather.long.name." + i + "@customer.example"))
            .toList();
    Mail mail =
        MimeReader.read(
            new ByteArrayInputStream(
                GmailMime.of(
                    new OutgoingMail(
                        new OutboxKey("0123456789abcdef"),
                        SUPPORT,
                        many,
                        many.subList(0, 6),
                        Optional.of(many.get(0)),
                        "Re: " + "a long subject ".repeat(12),
                        "Which lamp is it?\n",
                        Optional.of(
                            new OutgoingMail.Original(
                                new ProviderId("1"),
                                Optional.empty(),
                                Optional.of(chain.get(11)),
                                chain.subList(0, 11))),
                        Map.of("X-Threadmark-Customer", "a".repeat(500)),
                        false,
                        List.of(),
                        Instant.EPOCH),
                    List.of())));
    assertEquals("Which lamp is it?", mail.body().text().orElse("").strip());
    assertEquals(chain, mail.references());
    assertEquals(18, mail.parties().recipients().count());
    assertEquals("a".repeat(500), mail.headers().first("X-Threadmark-Customer").orElse("").strip());
    assertEquals(Optional.of("0123456789abcdef"), mail.headers().first(OutgoingMail.KEY_FIELD));
  }
}
