package dev.threadmark.local.imports.helpdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.engine.Engine;
import dev.threadmark.local.Console;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.TicketList;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets of other help desks, and the mails that answer them later. */
class TakeoverTest {
  private static final MailboxId MAILBOX =
      new MailboxId("main", new Address("support@lumen.example"));

  @TempDir private Path folder;

  @Test
  void ticketsOfZammadComeWithMailsNotesNumberAndState() throws IOException {
    JsonNode said = imported("zammad", "zammad.jsonl");

    assertEquals(4, said.get("mails").asInt());
    assertEquals(2, said.get("tickets").asInt());
    Ticket lamp = ticket("Lamp flickers");
    assertEquals(3, lamp.messages());
    assertEquals(Status.CLOSED, lamp.status());
    assertEquals(Optional.of(Instant.parse("2025-03-05T10:00:00Z")), lamp.closedAt());
    assertEquals(Set.of("zammad-22007"), lamp.care().tags());
    assertEquals(List.of("Same batch as last week? by bo@lumen.example"), notes(lamp));
    assertEquals(Status.OPEN, ticket("Order of shades").status());
  }

  @Test
  void conversationsOfFreeScoutComeWithMailsNotesNumberAndState() throws IOException {
    imported("freescout", "freescout.json");

    Ticket lamp = ticket("Lamp flickers");
    assertEquals(2, lamp.messages());
    assertEquals(Status.CLOSED, lamp.status());
    assertEquals(Set.of("freescout-311"), lamp.care().tags());
    assertEquals(List.of("Same batch as last week? by bo@lumen.example"), notes(lamp));
  }

  @Test
  void anAnswerToAMailThatZammadSentFindsItsTicket() throws IOException {
    imported("zammad", "zammad.jsonl");

    answer("2025-03-06", "In-Reply-To: <20250303093000.7.33@help.lumen.example>\n");

    assertEquals(4, ticket("Lamp flickers").messages());
  }

  @Test
  void anAnswerUnderTheOldNumberFindsItsTicketForAWhile() throws IOException {
    imported("zammad", "zammad.jsonl");

    answer("2025-03-06", "");

    assertEquals(4, ticket("Lamp flickers").messages());
  }

  @Test
  void anAnswerToAMailThatFreeScoutSentFindsItsTicketWhereTheExportHasItsId() throws IOException {
    imported("freescout", "freescout.json");

    answer("2025-03-06", "In-Reply-To: <FS_reply-62-0123456789abcdef@lumen.example>\n");

    assertEquals(3, ticket("Lamp flickers").messages());
  }

  @Test
  void whatIsTakenOverIsNotTakenOverAgain() throws IOException {
    imported("zammad", "zammad.jsonl");
    Path elsewhere = folder.resolve("again.jsonl");
    copy("zammad.jsonl", elsewhere);
    int before = ticket("Lamp flickers").seq();

    Console.Said said = run("zammad", elsewhere);

    assertEquals(4, said.json().get(0).get("seenBefore").asInt());
    assertEquals(before, ticket("Lamp flickers").seq());
  }

  @Test
  void aHelpDeskThatIsNotKnownIsSaid() throws IOException {
    Path export = folder.resolve("export.json");
    copy("freescout.json", export);
    Console.Said said = run("otrs", export);
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("use one of freescout, zammad"), said.err());
  }

  private void answer(String day, String header) throws IOException {
    Path mail = folder.resolve("answer.eml");
    Files.writeString(
        mail,
        """
        From: ada@customer.example
        To: support@lumen.example
        Subject: Re: Lamp flickers [Ticket#22007]
        Date: %s 10:00:00 +0000
        Message-ID: <later@customer.example>
        %s
        It is LA-78, sorry.
        """
            .formatted(day, header));
    Console.Said said =
        Console.run("import", mail.toString(), "--data", data(), "--mailbox", MAILBOX.toString());
    assertEquals(0, said.exit(), said.err());
  }

  private JsonNode imported(String helpdesk, String resource) throws IOException {
    Path export = folder.resolve(resource);
    copy(resource, export);
    Console.Said said = run(helpdesk, export);
    assertEquals(0, said.exit(), said.err());
    return said.json().get(0);
  }

  private Console.Said run(String helpdesk, Path export) {
    return Console.run(
        "import",
        "--from",
        helpdesk,
        export.toString(),
        "--json",
        "--data",
        data(),
        "--mailbox",
        MAILBOX.toString());
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = TakeoverTest.class.getResourceAsStream("/helpdesk/" + resource)) {
      Files.copy(in, to);
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Ticket ticket(String subject) {
    try (SqliteFile file = DataFolder.existing(Path.of(data())).open()) {
      Engine engine = engine(file);
      try (var lines = engine.list().all(MAILBOX)) {
        TicketList.Line line =
            lines.filter(one -> one.subject().startsWith(subject)).findFirst().orElseThrow();
        return engine.tickets().find(MAILBOX, new TicketId(line.ticket())).orElseThrow().ticket();
      }
    }
  }

  private List<String> notes(Ticket ticket) {
    try (SqliteFile file = DataFolder.existing(Path.of(data())).open()) {
      List<TicketEvent> events = engine(file).tickets().events(MAILBOX, ticket.id());
      return events.stream()
          .filter(CareEvent.Noted.class::isInstance)
          .map(CareEvent.Noted.class::cast)
          .map(note -> note.text() + " by " + note.by())
          .toList();
    }
  }

  private Engine engine(SqliteFile file) {
    return Engine.over(
        new SqliteTable(file),
        DataFolder.existing(Path.of(data())).tokenKeys(),
        InstantSource.system(),
        (delivery, mark) -> {});
  }
}
