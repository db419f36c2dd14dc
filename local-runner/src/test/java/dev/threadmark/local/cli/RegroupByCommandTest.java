package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.desk.Done;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.local.Console;
import dev.threadmark.local.doctor.OwnDeployment;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import dev.threadmark.sandbox.graph.GraphSandbox;
import dev.threadmark.settings.Settings;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message is put elsewhere, and a merge undone, at the command line. */
class RegroupByCommandTest {
  private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
  private static final Address ANA = new Address("ana@lumen.example");

  @TempDir private Path folder;
  private final GraphSandbox sandbox = new GraphSandbox();
  private Settings settings;
  private MailboxId mailbox;

  @BeforeEach
  void threeMailsOnTwoTickets() {
    DataFolder.at(folder).open().close();
    settings = RebuildCommandTest.settings(sandbox);
    deliver("lamp", "Lamp", "", 0);
    deliver("bill", "Re: Lamp", "In-Reply-To: <lamp@x.example>\r\n", 1);
    deliver("chair", "Chair", "", 2);
    try (OwnDeployment own = OwnDeployment.of(settings, Optional.of(folder))) {
      Mailbox watched = own.deployment().mailboxes().get(0);
      mailbox = watched.id();
      own.deployment().engine().sync().run(watched);
    }
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aMessageIsPutOnATicketOfItsOwnAndItsStampInTheMailboxIsChanged() {
    TicketId lamp = ticketOf("Lamp");
    Done<Ticket> done =
        new SplitAct(messages(lamp).get(1), Optional.empty(), ANA)
            .run(settings, folder, mailbox, lamp);
    TicketId own = ((Done.So<Ticket>) done).value().id();
    assertEquals(1, messages(lamp).size());
    assertEquals(1, messages(own).size());
    assertTrue(show(lamp).contains("ana@lumen.example put a message on ticket " + own), show(lamp));
    assertTrue(show(own).contains("[moved]"), show(own));
    assertTrue(
        sandbox.messages("support@lumen.example").get(1).stamps().toString().contains(own.value()));
  }

  @Test
  void aMailboxThatTheEnvironmentDoesNotDescribeIsRefused() {
    TicketId lamp = ticketOf("Lamp");
    SplitAct act = new SplitAct(messages(lamp).get(1), Optional.empty(), ANA);
    MailboxId other = new MailboxId("default", new Address("other@lumen.example"));
    assertThrows(Troubles.BadInput.class, () -> act.run(settings, folder, other, lamp));
    assertEquals(2, messages(lamp).size());
  }

  @Test
  void aMergeIsUndone() {
    TicketId lamp = ticketOf("Lamp");
    TicketId chair = ticketOf("Chair");
    assertEquals(2, act(chair, "--unmerge").exit());
    assertEquals(0, act(chair, "--merge-into", lamp.value()).exit());
    assertEquals(3, messages(lamp).size());
    Console.Said said = act(chair, "--unmerge");
    assertEquals(0, said.exit(), said.err());
    assertEquals(chair + " is open\n", said.out());
    assertEquals(2, messages(lamp).size());
    assertTrue(show(lamp).contains("undid the merge of " + chair), show(lamp));
  }

  @Test
  void whereItGoesMakesSenseOnlyWithAMessage() {
    TicketId lamp = ticketOf("Lamp");
    assertEquals(2, act(lamp, "--to", ticketOf("Chair").value()).exit());
    assertInstanceOf(
        Done.Impossible.class,
        new SplitAct("0123456789abcdef0123", Optional.empty(), ANA)
            .run(settings, folder, mailbox, lamp));
  }

  private TicketId ticketOf(String subject) {
    try (OwnDeployment own = OwnDeployment.of(settings, Optional.of(folder))) {
      Engine engine = own.deployment().engine();
      try (var lines = engine.list().all(mailbox)) {
        return lines
            .filter(line -> line.subject().equals(subject))
            .map(line -> new TicketId(line.ticket()))
            .findFirst()
            .orElseThrow();
      }
    }
  }

  /** As {@code show} names them. */
  private List<String> messages(TicketId ticket) {
    Matcher names = Pattern.compile("(?m)^  message ([0-9a-f]{20})$").matcher(show(ticket));
    return names.results().map(found -> found.group(1)).toList();
  }

  private String show(TicketId ticket) {
    return Console.run("show", ticket.value(), "--data", folder.toString()).out();
  }

  private Console.Said act(TicketId ticket, String... more) {
    String[] first = {"act", ticket.value(), "--data", folder.toString(), "--by", ANA.value()};
    String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return Console.run(all);
  }

  private void deliver(String name, String subject, String more, int seconds) {
    String raw =
        "From: ada@customer.example\r\nTo: support@lumen.example\r\nSubject: %s\r\nMessage-ID: <%s@x.example>\r\n%s\r\nAbout %s.\r\n"
            .formatted(subject, name, more, name);
    sandbox.deliver(
        "support@lumen.example",
        raw.getBytes(StandardCharsets.UTF_8),
        Folder.INBOX,
        AT.plusSeconds(seconds));
  }
}
