package dev.threadmark.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Understanding;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import dev.threadmark.store.Quarantine;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An API over tables in memory, with three mailboxes of two tenants and a ticket in each. */
final class ApiDesk {
  static final Instant NOW = new SetClock().instant();
  static final MailboxId SUPPORT = mailbox("lumen", "support@lumen.example");
  static final MailboxId SALES = mailbox("lumen", "sales@lumen.example");
  static final MailboxId ACME = mailbox("acme", "help@acme.example");
  static final List<MailboxId> ALL = List.of(SUPPORT, SALES, ACME);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHO = "x-who";

  final SetClock clock = new SetClock();
  final Engine engine;
  final Api api;
  final Map<MailboxId, TicketId> tickets = new HashMap<>();
  final List<String> bells = new ArrayList<>();
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, String> raws = new HashMap<>();

  ApiDesk() {
    this(Optional.empty());
  }

  /**
   * @param search of all mailboxes
   */
  ApiDesk(Optional<MailSearch> search) {
    engine =
        Engine.over(
            new MemoryTable(),
            new TokenKeys(Map.of("k1", new byte[32])),
            clock,
            (delivery, mark) -> {});
    RawMailbox provider = new RawMailbox(raws);
    List<Mailbox> mailboxes =
        ALL.stream()
            .map(id -> new Mailbox(id, provider, Policy.DEFAULT, NOW))
            .map(box -> search.map(box::searchedBy).orElse(box))
            .toList();
    api = new Api(this::who, engine, mailboxes, bells::add, clock);
    for (MailboxId id : ALL) {
      engine.mailboxes().begin(id, NOW);
      tickets.put(id, deliver(id, "first@customer.example", "The lamp of " + id.tenant(), ""));
      quarantine(id);
    }
    for (Access access : List.of(Access.VIEWER, Access.AGENT, Access.ADMIN)) {
      person(access.name().toLowerCase(), SUPPORT, access);
    }
    person("stranger", SALES, Access.ADMIN);
    person("acme", ACME, Access.ADMIN);
    people.put("nothing", new Person(new Address("no@lumen.example"), "No", Map.of()));
  }

  void person(String name, MailboxId mailbox, Access access) {
    Address address = new Address(name + "@" + mailbox.address().domain());
    people.put(name, new Person(address, name, Map.of(mailbox, access)));
  }

  /** A mail that comes in; the ticket that it is on. */
  TicketId deliver(MailboxId mailbox, String id, String subject, String answers) {
    String raw =
        "From: Kim <kim@customer.example>\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s>\r\n%s"
                .formatted(
                    mailbox.address(),
                    subject,
                    id,
                    answers.isEmpty() ? "" : "In-Reply-To: <" + answers + ">\r\n")
            + "Date: Sat, 28 Nov 2026 09:00:00 +0000\r\nContent-Type: text/html\r\n\r\n"
            + "<p>It does not light.</p><script>alert(1)</script>\r\n";
    String providerId = mailbox + "/" + id;
    raws.put(providerId, raw);
    try {
      var arrival =
          Understanding.of(
              mailbox,
              MimeReader.read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))),
              clock.instant(),
              false,
              Optional.empty(),
              engine.tokenKeys(),
              SenderCheck.NONE);
      TicketId ticket =
          new TicketId(
              engine.intake().take(arrival, providerId, Policy.DEFAULT).ticket().orElseThrow());
      engine.list().write(mailbox, List.of(ticket(mailbox, ticket)));
      return ticket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void quarantine(MailboxId mailbox) {
    engine
        .quarantine()
        .put(
            mailbox,
            new Quarantine.Entry(
                "q-" + mailbox,
                mailbox.address().value(),
                NOW,
                false,
                Optional.empty(),
                "digest",
                NOW,
                "read",
                "no sense in it",
                Quarantine.State.HELD,
                List.of()));
  }

  Ticket ticket(MailboxId mailbox, TicketId id) {
    return engine.tickets().find(mailbox, id).orElseThrow().ticket();
  }

  private Optional<Person> who(Request request, Instant now) {
    return request.header(WHO).map(people::get);
  }

  void later(Duration time) {
    clock.pass(time);
  }

  Response get(String who, String path) {
    return ask(who, "GET", path, "", Map.of());
  }

  Response post(String who, String path, String body) {
    return ask(who, "POST", path, body, Map.of());
  }

  /**
   * @param who empty for nobody
   * @param path below the root, with its query
   */
  Response ask(String who, String method, String path, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    if (!who.isEmpty()) {
      all.put(WHO, who);
    }
    Map<String, String> query = new HashMap<>();
    String[] parts = path.split("\\?", 2);
    if (parts.length == 2) {
      for (String pair : parts[1].split("&")) {
        String[] both = pair.split("=", 2);
        query.put(both[0], both.length == 2 ? both[1] : "");
      }
    }
    return api.apply(
        new Request(
            method, Api.ROOT + parts[0], query, all, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Where a mailbox is. */
  static String at(MailboxId mailbox) {
    return "mailboxes/%s/%s/".formatted(mailbox.tenant(), mailbox.address());
  }

  /** Where the ticket of a mailbox is. */
  String ticketAt(MailboxId mailbox) {
    return at(mailbox) + "tickets/" + tickets.get(mailbox);
  }

  static JsonNode json(Response response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(response.body(), e);
    }
  }

  private static MailboxId mailbox(String tenant, String address) {
    return new MailboxId(tenant, new Address(address));
  }
}
