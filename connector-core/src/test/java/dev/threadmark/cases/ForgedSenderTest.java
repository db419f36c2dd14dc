package dev.threadmark.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mail may do whose From the provider has found to be somebody else's. */
class ForgedSenderTest {
  private static final MailboxId DESK =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Address MIRA = new Address("mira@lumen.example");
  private static final Instant MONDAY = Instant.parse("2026-06-01T09:00:00Z");
  private static final String QUESTION =
      "From: ana@customer.example\nMessage-ID: <q@customer.example>\nSubject: Lamp\n\nIt hums.\n";
  private static final String ANSWER =
      "From: ana@customer.example\nMessage-ID: <a@customer.example>\nSubject: Re: Lamp\n"
          + "In-Reply-To: <q@customer.example>\n\nAnd flickers.\n";

  private int mails;

  @Test
  void itJoinsAsAGuestAndSaysWhy() {
    MemoryDesk desk = desk(Policy.Guests.APPEND, Policy.Senders.CHECKED);
    take(desk, QUESTION, "pass");

    MailMark mark = take(desk, ANSWER, "fail");

    assertEquals("append", mark.decision());
    assertTrue(mark.because().contains("failed authentication"), mark.because());
    assertTrue(mark.because().endsWith("joins as a guest"), mark.because());
  }

  @Test
  void anAgentMustConfirmItWhereGuestsAreHeld() {
    MemoryDesk desk = desk(Policy.Guests.HOLD, Policy.Senders.CHECKED);
    take(desk, QUESTION, "pass");

    MailMark mark = take(desk, ANSWER, "fail");

    assertEquals("hold", mark.decision());
    assertTrue(mark.because().endsWith("an agent must confirm"), mark.because());
  }

  @Test
  void aMailOfWhichNothingIsKnownIsAnsweredForByItsAddress() {
    MemoryDesk desk = desk(Policy.Guests.HOLD, Policy.Senders.CHECKED);
    take(desk, QUESTION, null);

    assertEquals("append", take(desk, ANSWER, null).decision());
  }

  @Test
  void anAdminMayTakeSendersAsTheyAreWritten() {
    MemoryDesk desk = desk(Policy.Guests.HOLD, Policy.Senders.AS_WRITTEN);
    take(desk, QUESTION, "pass");

    assertEquals("append", take(desk, ANSWER, "fail").decision());
  }

  @Test
  void anAgentsNameMakesNoAgent() {
    MemoryDesk desk = desk(Policy.Guests.APPEND, Policy.Senders.CHECKED);

    MailMark mark = take(desk, QUESTION.replace("ana@customer.example", MIRA.value()), "fail");

    assertTrue(mark.because().contains("failed authentication"), mark.because());
    assertEquals(Optional.of(Role.REQUESTER), ticket(desk, mark).roleOf(MIRA));
  }

  @Test
  void anAgentsTokenIsHeldWithoutTheAgent() {
    MemoryDesk desk = desk(Policy.Guests.APPEND, Policy.Senders.CHECKED);
    TicketId ticket = new TicketId(take(desk, QUESTION, "pass").ticket().orElseThrow());
    String notice =
        "From: mira@lumen.example\nMessage-ID: <n@lumen.example>\nSubject: Lamp\nTo: support+%s@lumen.example\n\nClose it.\n"
            .formatted(TestKeys.ONE.issue("lumen", ticket, MIRA));

    assertEquals("hold", take(desk, notice, "fail").decision());
    assertEquals("append", take(desk, notice.replace("<n@", "<m@"), "pass").decision());
  }

  @Test
  void theFirstMailOfAThreadThatComesLateIsAGuestsToo() {
    MemoryDesk desk = desk(Policy.Guests.APPEND, Policy.Senders.CHECKED);
    MailMark orphan =
        take(
            desk,
            ANSWER.replace("From: ana@customer.example", "From: ben@customer.example"),
            "pass");

    take(desk, QUESTION, "fail");

    Optional<Role> ana = ticket(desk, orphan).roleOf(new Address("ana@customer.example"));
    assertEquals(Optional.of(Role.GUEST), ana);
  }

  private static Ticket ticket(MemoryDesk desk, MailMark mark) {
    return CasePlay.ticket(desk, DESK, mark).orElseThrow();
  }

  private MailMark take(MemoryDesk desk, String raw, String found) {
    return desk.take(
        MemoryDesk.understood(
            new Desk.Incoming(
                DESK,
                raw.getBytes(StandardCharsets.UTF_8),
                false,
                MONDAY.plus(Duration.ofMinutes(++mails)),
                Optional.empty(),
                Optional.ofNullable(found)),
            desk.policy(DESK)));
  }

  private static MemoryDesk desk(Policy.Guests guests, Policy.Senders senders) {
    Policy usual = Policy.DEFAULT;
    Policy policy =
        new Policy(
            Set.of(),
            Set.of(MIRA),
            guests,
            usual.reopenFor(),
            usual.oldAfter(),
            usual.veryOldAfter(),
            usual.continues(),
            senders,
            Optional.empty());
    return new MemoryDesk(Map.of(DESK, policy), new MemoryTable());
  }
}
