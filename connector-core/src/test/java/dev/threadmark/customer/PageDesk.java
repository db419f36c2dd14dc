package dev.threadmark.customer;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.desk.Done;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Understanding;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.Patience;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MemorySender;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import dev.threadmark.store.Json;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Customers' pages over tables in memory. */
final class PageDesk {
  static final MailboxId DESK = new MailboxId("lumen", new Address("support@lumen.example"));
  static final Address KIM = new Address("kim@customer.example");
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final Pattern HIDDEN = Pattern.compile("name=\"(form|once)\" value=\"([^\"]*)\"");

  final SetClock clock = new SetClock();
  final MemoryTable table = new MemoryTable();
  final MemorySender sender = new MemorySender();
  final List<String> bells = new ArrayList<>();
  final PageLinks links =
      new PageLinks(() -> "https://desk.lumen.example", Map.of(DESK, PageLinks.Offer.USUAL));
  final Engine engine =
      Engine.over(
          table,
          TestKeys.ONE,
          clock,
          (delivery, mark) -> {},
          () -> {},
          threads -> threads,
          Optional.empty(),
          mailbox -> Optional.empty(),
          links);
  final CustomerPages pages = new CustomerPages(links, engine, table, bells::add, clock);

  /** A mail that comes in, or was sent; the ticket that it is on. */
  TicketId mail(String id, String from, String to, String subject, String answers, String text) {
    boolean sent = from.equals(DESK.address().value());
    String raw =
        "From: %s\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s>\r\n%s\r\n%s\r\n"
            .formatted(
                from,
                to,
                subject,
                id,
                answers.isEmpty() ? "" : "In-Reply-To: <" + answers + ">\r\n",
                text);
    try {
      var arrival =
          Understanding.of(
              DESK,
              MimeReader.read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))),
              clock.instant(),
              sent,
              Optional.empty(),
              TestKeys.ONE,
              SenderCheck.NONE);
      MailMark mark = engine.intake().take(arrival, "p-" + id, Policy.DEFAULT);
      engine.journal().write(DESK, List.of(mark), List.of());
      return new TicketId(mark.ticket().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first goes on in the second. */
  void merge(TicketId one, TicketId into) {
    Done<Ticket> done =
        engine.desk().merge(DESK, one, OptionalInt.empty(), into, new Address("a@lumen.example"));
    if (!(done instanceof Done.So)) {
      throw new AssertionError(done);
    }
  }

  /** Sends what is due. */
  Dispatcher.Round dispatch() {
    return new Dispatcher(
            engine.outbox(),
            new KeyIndex(table),
            any -> Optional.of(sender),
            Patience.DEFAULT,
            clock)
        .run(100);
  }

  Ticket ticket(TicketId id) {
    return engine.tickets().own(DESK, id).orElseThrow().ticket();
  }

  /** The path that a link in a mail to {@code who} has. */
  String path(TicketId ticket, Address who) {
    String footer =
        links.footer(TestKeys.ONE, DESK, ticket, who, clock.instant()).orElseThrow().strip();
    String link = footer.substring(footer.indexOf('\n') + 1);
    return link.substring("https://desk.lumen.example".length(), link.indexOf('#'));
  }

  Response get(String path, String cookie) {
    return pages.apply(new Request("GET", path, Map.of(), Map.of("cookie", cookie), new byte[0]));
  }

  Response post(String path, String cookie, Map<String, String> form) {
    return post(path, Map.of("cookie", cookie, "sec-fetch-site", "same-origin"), form);
  }

  Response post(String path, Map<String, String> headers, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return pages.apply(
        new Request("POST", path, Map.of(), headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Asks for a code and enters it; the cookie. */
  String signedIn(String path, TicketId ticket) {
    post(path, "", Map.of("do", "ask"));
    Response in = post(path, "", Map.of("do", "enter", "code", code(ticket)));
    return in.headers().get("Set-Cookie").replaceFirst(";.*", "");
  }

  /** What the page's forms bring along. */
  Map<String, String> hidden(String path, String cookie) {
    Map<String, String> fields = new HashMap<>();
    Matcher hidden = HIDDEN.matcher(get(path, cookie).body());
    while (hidden.find()) {
      fields.put(hidden.group(1), hidden.group(2));
    }
    return fields;
  }

  /** The newest code that is on its way. */
  String code(TicketId ticket) {
    Matcher code = CODE.matcher(codes(ticket).get(codes(ticket).size() - 1).mail().text());
    if (!code.find()) {
      throw new AssertionError("a mail with a code");
    }
    return code.group(1);
  }

  List<OutboxEntry> codes(TicketId ticket) {
    return owed(ticket, OutboxEntry.CODE);
  }

  List<OutboxEntry> owed(TicketId ticket, String purpose) {
    return engine.outbox().of(DESK, ticket).stream()
        .filter(entry -> entry.purpose().equals(purpose))
        .sorted(java.util.Comparator.comparing(OutboxEntry::since))
        .toList();
  }

  /** Everything that lies about doors. */
  String doors() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      table
          .range("page/%02x".formatted(i), "", "", 100)
          .forEach(row -> all.append(Json.write(row.value())));
    }
    return all.toString();
  }
}
