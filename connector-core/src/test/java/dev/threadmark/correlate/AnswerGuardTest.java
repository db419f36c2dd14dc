package dev.threadmark.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.correlate.AnswerGuard.Given;
import dev.threadmark.correlate.AnswerGuard.Verdict;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.Words;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerGuardTest {
  private static final AnswerGuard TWO_A_DAY = new AnswerGuard(2, Duration.ofDays(1));
  private static final Instant NOON = Instant.parse("2026-03-09T12:00:00Z");
  private static final Address DESK = new Address("desk@vendora.example");

  @Test
  void aPersonsFirstMailMayBeAnswered() {
    assertEquals(Verdict.MAY_ANSWER, judge(mail(""), List.of()));
  }

  @ParameterizedTest
  @EnumSource(
      value = MailKind.class,
      names = {"HUMAN", "CALENDAR"},
      mode = EnumSource.Mode.EXCLUDE)
  void nothingButMailOfPeopleIsAnswered(MailKind kind) {
    assertEquals(Verdict.NOT_FROM_A_PERSON, judge(mail("", kind), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Return-Path: <>\n",
        "Auto-Submitted: auto-generated\n",
        "X-Auto-Response-Suppress: DR, OOF, AutoReply\n",
        "X-Auto-Response-Suppress: All\n"
      })
  void aMailThatWantsNoAnswerGetsNone(String header) {
    assertEquals(Verdict.WANTS_NO_ANSWER, judge(mail(header), List.of()));
  }

  @Test
  void aMailInSomebodyElsesNameGetsNone() {
    String failed = "Authentication-Results: mx.lumen.example; dmarc=fail\n";
    assertEquals(Verdict.FORGED, judge(mail(failed), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Return-Path: <a@b.example>\n", "Auto-Submitted: no\n"})
  void othersMayBeAnswered(String header) {
    assertEquals(Verdict.MAY_ANSWER, judge(mail(header), List.of()));
  }

  @Test
  void aTicketGetsOneAutomaticAnswerOnly() {
    Given longAgo = given(ticket(0), "another matter", NOON.minus(Duration.ofDays(90)));
    assertEquals(Verdict.TICKET_HAS_ONE, judge(mail(""), List.of(longAgo)));
  }

  @Test
  void afterTheMostWithinTheWindowNoneIsGivenThoughEachTicketIsNew() {
    List<Given> two = List.of(answer(1, NOON.minusSeconds(60)), answer(2, NOON.minusSeconds(30)));
    assertEquals(Verdict.TOO_MANY, judge(mail(""), two));
    assertEquals(Verdict.MAY_ANSWER, judge(mail(""), two.subList(0, 1)));
  }

  @Test
  void answersBeforeTheWindowAndAboutOtherMattersAndToOthersDoNotCount() {
    Instant old = NOON.minus(Duration.ofDays(1));
    Given other = given(ticket(3), "your invoice", NOON.minusSeconds(5));
    Given toAna =
        new Given(ticket(4), new Address("ana@customer.example"), topic(), NOON.minusSeconds(9));
    List<Given> none = List.of(answer(1, old), answer(2, old), other, other, toAna, toAna);
    assertEquals(Verdict.MAY_ANSWER, judge(mail(""), none));
  }

  @Test
  void twoDesksThatOpenATicketForEveryAcknowledgementStop() {
    List<Given> given = new ArrayList<>();
    int answers = 0;
    for (int round = 0; round < 50; round++) {
      Arrival theirs = mail("", MailKind.HUMAN, "Received [HD-" + (1000 + round) + "]");
      if (TWO_A_DAY.judge(theirs, ticket(100 + round), given) == Verdict.MAY_ANSWER) {
        answers++;
        given.add(new Given(ticket(100 + round), DESK, AnswerGuard.topic(theirs), NOON));
      }
    }
    assertEquals(2, answers);
  }

  private static Verdict judge(Arrival arrival, List<Given> given) {
    return TWO_A_DAY.judge(arrival, ticket(0), given);
  }

  private static Given answer(int ticket, Instant at) {
    return given(ticket(ticket), topic(), at);
  }

  private static Given given(TicketId ticket, String topic, Instant at) {
    return new Given(ticket, DESK, topic, at);
  }

  private static TicketId ticket(int number) {
    return TicketId.derive("ticket " + number);
  }

  private static String topic() {
    return AnswerGuard.topic(mail(""));
  }

  private static Arrival mail(String header) {
    return mail(header, MailKind.HUMAN);
  }

  private static Arrival mail(String header, MailKind kind) {
    return mail(header, kind, "Received [HD-1]");
  }

  private static Arrival mail(String header, MailKind kind, String subject) {
    String raw =
        header
            + "From: Desk <desk@vendora.example>\nReply-To: other@vendora.example\nSubject: "
            + subject
            + "\n\nWe have it.\n";
    try (var bytes = new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))) {
      Mail mail = MimeReader.read(bytes);
      return new Arrival(
          new MailboxId("lumen", new Address("support@lumen.example")),
          mail,
          new SenderCheck(Authserv.named("mx.lumen.example"), Set.of()).author(mail),
          kind,
          new Words("We have it.", ""),
          NOON,
          false,
          Optional.empty(),
          "digest");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
