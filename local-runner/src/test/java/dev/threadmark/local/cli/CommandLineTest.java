package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that other programs call: options, fields, numbers. */
class CommandLineTest {
  private static final String LAMP =
      "From: Ann <ann@customer.example>\r\nTo: support@lumen.example\r\nSubject: Lamp\r\n"
          + "Date: Mon, 5 Jan 2026 09:00:00 +0000\r\nMessage-ID: <lamp@customer.example>\r\n\r\n"
          + "It is dark.\r\n";
  private static final String REPLY =
      "From: Ann <ann@customer.example>\r\nTo: support@lumen.example\r\nSubject: Re: Lamp\r\n"
          + "Date: Mon, 5 Jan 2026 10:00:00 +0000\r\nMessage-ID: <lamp2@customer.example>\r\n"
          + "In-Reply-To: <lamp@customer.example>\r\n\r\nIt is still dark.\r\n";

  @TempDir private Path folder;

  @Test
  void theSummaryHasExactlyTheseFields() throws IOException {
    Console.Said said = demo(folder(LAMP, REPLY), "data");
    assertEquals(
        List.of(
            "mails",
            "tickets",
            "opened",
            "appended",
            "held",
            "ignored",
            "quarantined",
            "lost",
            "seconds",
            "providerCalls",
            "tableOps"),
        names(said.json().get(0)));
  }

  @Test
  void messagesListsEachDeliveredMailOnceWithExactlyTheseFields() throws IOException {
    demo(folder(LAMP, REPLY, LAMP), "data");
    List<JsonNode> messages = Console.run("messages", "--data", data("data"), "--json").json();
    assertEquals(
        List.of(
            "messageId", "providerId", "mailbox", "ticket", "decision", "rule", "because", "kind"),
        names(messages.get(0)));
    assertEquals(
        List.of(
            "append lamp2@customer.example",
            "ignore lamp@customer.example",
            "open lamp@customer.example"),
        messages.stream()
            .map(message -> text(message, "decision") + " " + text(message, "messageId"))
            .sorted()
            .toList());
    assertEquals(1, messages.stream().map(message -> text(message, "ticket")).distinct().count());
    assertEquals(
        3, messages.stream().map(message -> text(message, "providerId")).distinct().count());
  }

  @Test
  void ticketsListsAndShowSaysWhy() throws IOException {
    demo(folder(LAMP, REPLY), "data");
    List<JsonNode> tickets = Console.run("tickets", "--data", data("data"), "--json").json();
    assertEquals(1, tickets.size());
    String ticket = tickets.get(0).path("ticket").asText();
    Console.Said shown = Console.run("show", ticket, "--data", data("data"));
    assertEquals(0, shown.exit());
    assertEquals(2, shown.out().lines().filter(line -> line.contains("why is this here")).count());
    assertTrue(shown.out().contains("It is still dark."), shown.out());
    assertTrue(Console.run("tickets", "--data", data("data")).out().contains(ticket));
  }

  @Test
  void searchFindsTicketsByWhatIsKnownOfThem() throws IOException {
    demo(folder(LAMP, REPLY), "data");
    String ticket =
        Console.run("tickets", "--data", data("data"), "--json")
            .json()
            .get(0)
            .path("ticket")
            .asText();

    JsonNode found =
        Console.run("search", "LÁM", "ann@cust", "--data", data("data"), "--json").json().get(0);
    assertEquals(ticket, found.path("ticket").asText());
    assertEquals("[\"person\",\"subject\"]", found.path("why").toString());
    assertTrue(Console.run("search", ticket, "--data", data("data")).out().contains("number"));
    assertEquals("", Console.run("search", "dark", "--data", data("data"), "--json").out());
    assertEquals(2, Console.run("search", "?!", "--data", data("data")).exit());
  }

  @Test
  void aSecondRunChangesNothing() throws IOException {
    Path mails = folder(LAMP, REPLY, LAMP);
    demo(mails, "data");
    String messages = Console.run("messages", "--data", data("data"), "--json").out();
    String tickets = Console.run("tickets", "--data", data("data"), "--json").out();
    JsonNode again = demo(mails, "data").json().get(0);
    assertEquals(0, again.path("opened").asInt() + again.path("appended").asInt());
    assertEquals(messages, Console.run("messages", "--data", data("data"), "--json").out());
    assertEquals(tickets, Console.run("tickets", "--data", data("data"), "--json").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whoOpensATicketIsToldOnceHoweverOftenItRuns(String provider) throws IOException {
    Path mails = folder(LAMP, REPLY, LAMP);
    for (int run = 0; run < 2; run++) {
      Console.Said said =
          Console.run(
              "demo",
              "--once",
              "--acknowledge",
              "--provider",
              provider,
              "--mail",
              mails.toString(),
              "--data",
              data(provider));
      assertEquals(0, said.exit(), said.err());
    }
    List<JsonNode> messages = Console.run("messages", "--data", data(provider), "--json").json();
    assertEquals(
        1, messages.stream().filter(message -> text(message, "kind").equals("own")).count());
    String ticket = text(messages.get(0), "ticket");
    String shown = Console.run("show", ticket, "--data", data(provider)).out();
    assertEquals(1, shown.lines().filter(line -> line.contains("acknowledgement to")).count());
    assertEquals(1, shown.lines().filter(line -> line.contains("sent as <")).count());
  }

  @Test
  void mailIsTakenFromAnyUsualPlace() throws IOException {
    Path mbox = folder.resolve("box.mbox");
    Files.writeString(
        mbox, "From a\n" + REPLY + "\nFrom b\n" + LAMP + "\n", StandardCharsets.US_ASCII);
    Path maildir = folder.resolve("Maildir");
    Files.createDirectories(maildir.resolve("cur"));
    Files.createDirectories(maildir.resolve("new"));
    Files.writeString(maildir.resolve("cur/1:2,S"), LAMP);
    Files.writeString(maildir.resolve("new/2"), REPLY);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(2, demo(mbox, "1").json().get(0).path("mails").asInt());
    assertEquals(2, demo(maildir, "2").json().get(0).path("mails").asInt());
    assertEquals(2, demo(folder(LAMP, REPLY), "3").json().get(0).path("mails").asInt());
    Console.Said nothing = demo(empty, "4");
    assertEquals(0, nothing.exit());
    assertEquals(0, nothing.json().get(0).path("mails").asInt());
  }

  @Test
  void aTokenThatWasIssuedIsReadAgain() throws IOException {
    demo(folder(LAMP), "data");
    String ticket =
        Console.run("tickets", "--data", data("data"), "--json")
            .json()
            .get(0)
            .path("ticket")
            .asText();
    Console.Said issued =
        Console.run("token", "issue", "--data", data("data"), ticket, "ann@customer.example");
    String token = issued.out().strip();
    assertEquals(token, read(token, "ann@customer.example").path("token").asText());
    assertEquals(ticket, read(token, "ann@customer.example").path("ticket").asText());
    assertTrue(read(token, "ann@customer.example").path("madeForSender").asBoolean());
    assertTrue(!read(token, "eve@customer.example").path("madeForSender").asBoolean(true));
  }

  private JsonNode read(String token, String from) {
    return Console.run("token", "read", "--data", data("data"), "--from", from, "to: " + token)
        .json()
        .get(0);
  }

  private Console.Said demo(Path mails, String data) {
    Console.Said said =
        Console.run(
            "demo",
            "--once",
            "--json",
            "--provider",
            "graph",
            "--mail",
            mails.toString(),
            "--data",
            data(data));
    assertEquals(0, said.exit(), said.err());
    return said;
  }

  private String data(String name) {
    return folder.resolve(name).toString();
  }

  private Path folder(String... mails) throws IOException {
    Path path = Files.createTempDirectory(folder, "mails");
    for (int i = 0; i < mails.length; i++) {
      Files.writeString(path.resolve(i + ".eml"), mails[i], StandardCharsets.US_ASCII);
    }
    return path;
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asText();
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
