package dev.threadmark.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.NamedAddress;
import dev.threadmark.mail.Parties;
import dev.threadmark.mail.author.Authenticity;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.mail.author.SenderCheck;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Authentication-Results: what another server has found out is never believed. */
final class AuthorFields implements Target.Check {
  private static final String OURS = "mx.acme.example";
  private static final String FOUND =
      " (a comment); dmarc=pass (p=NONE sp=NONE) header.from=example.com; dkim=pass"
          + " header.i=@example.com header.s=s1; spf=pass (x) smtp.mailfrom=ana@example.com;"
          + " compauth=pass reason=100";
  private static final List<String> FIELDS =
      List.of(
          OURS + ";" + FOUND,
          "mx.other.example 1;" + FOUND,
          "acme.example;" + FOUND,
          "mx.acme.exampl;" + FOUND,
          "\"mx.acme.example.evil\";" + FOUND,
          "mx.evil.example (mx.acme-example; dmarc=pass);" + FOUND,
          "dmarc=pass header.from=example.com; mx.acme-example;" + FOUND);
  private final SenderCheck check = new SenderCheck(Authserv.named(OURS), Set.of());
  private final SenderCheck unnamed = new SenderCheck(Authserv.UNNAMED, Set.of());

  @Override
  public void of(byte[] input) {
    Dice dice = new Dice(input);
    String field = dice.below(8) == 7 ? dice.rest() : Edits.of(dice.one(FIELDS), dice);
    unnamed.author(mail(field));
    Authenticity authenticity = check.author(mail(field)).orElseThrow().authenticity();
    // A quoted string may spell it with backslashes (RFC 5322, 3.2.4).
    if (!field.toLowerCase(Locale.ROOT).replaceAll("[\\\\\"]", "").contains(OURS)) {
      assertEquals(Authenticity.UNKNOWN, authenticity, "another server's finding was believed");
    }
    if (input.length == 0) {
      assertEquals(Authenticity.PASS, authenticity, "our own server was not believed");
    }
  }

  private static Mail mail(String field) {
    NamedAddress from = new NamedAddress("Ana", new Address("ana@example.com"));
    return new Mail(
        new MessageId("a@b"),
        true,
        new Headers(List.of(new Header("Authentication-Results", field))),
        new Parties(Optional.of(from), Optional.empty(), List.of(), List.of(), List.of()),
        "",
        Optional.empty(),
        Body.text(""),
        List.<Attachment>of(),
        Optional.empty());
  }
}
