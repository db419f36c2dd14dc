package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.Parties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyMailProperties {
  private static final List<String> NAMES =
      List.of("From", "Subject", "Content-Type", "Return-Path", "Precedence", "Auto-Submitted");

  @Property(tries = 300)
  void everyMailHasAKindAndAReason(@ForAll("mails") Mail mail) {
    assertFalse(Kinds.of(mail).because().isBlank());
    Kinds.wantsRaw(mail);
    Kinds.report(mail, Kinds.of(mail).kind());
    ProseBounce.read(mail);
  }

  @Property(tries = 20)
  void aTextMadeToKeepUsBusyDoesNot(@ForAll("fragments") String fragment) {
    String text = fragment.repeat(200_000 / fragment.length());
    Mail plain = Mails.from("MAILER-DAEMON", text.replace("\n", " "), text);
    Mail html = Mails.withBody(plain, Body.html(text));
    assertTimeout(Duration.ofSeconds(60), () -> Kinds.report(plain, Kinds.of(plain).kind()));
    assertTimeout(Duration.ofSeconds(60), () -> Kinds.report(html, Kinds.of(html).kind()));
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
        "a",
        " ",
        "-",
        "> ",
        "a@",
        "a@b.",
        "<",
        "5.1.1",
        "[",
        "your message ",
        "Re: ",
        "x: y\n",
        "\n",
        "not ",
        "Subject:",
        "message-id",
        "<p>",
        "<div>",
        "...",
        "i am out of the office ");
  }

  @Provide
  Arbitrary<Mail> mails() {
    Arbitrary<String> words =
        Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(200), Arbitraries.strings().ascii());
    Arbitrary<Header> header =
        Combinators.combine(Arbitraries.oneOf(Arbitraries.of(NAMES), words), words).as(Header::new);
    Arbitrary<Body> body =
        Combinators.combine(words.optional(), words.optional()).as(AnyMailProperties::body);
    return Combinators.combine(header.list().ofMaxSize(6), words, body, words.list().ofMaxSize(2))
        .as(AnyMailProperties::mail);
  }

  private static Body body(Optional<String> text, Optional<String> html) {
    return new Body(text, html);
  }

  private static Mail mail(
      List<Header> headers, String subject, Body body, List<String> partTypes) {
    return new Mail(
        new MessageId("a@b"),
        true,
        new Headers(headers),
        new Parties(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()),
        subject,
        Optional.empty(),
        body,
        partTypes.stream()
            .map(type -> new Attachment("", type, 0, false, Optional.empty()))
            .toList(),
        Optional.empty());
  }
}
