package dev.threadmark.api;

import dev.threadmark.engine.Health;
import dev.threadmark.engine.Webhook.Response;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import dev.threadmark.store.Json;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What may be read of a deployment, below {@code /api/}:
 *
 * <ul>
 *   <li>{@code GET /api/health}: how every mailbox is,
 *   <li>{@code GET /api/tickets?mailbox=tenant/address}: the newest {@value #SHOWN} tickets,
 *   <li>{@code GET /api/tickets/7K3F-9QXM-2B4D?mailbox=tenant/address}: one, with its events.
 * </ul>
 *
 * Answers JSON with 200; 401 (no token that is believed), 403 (may not read), 404, 405; an error as
 * {@code application/problem+json} (RFC 9457).
 */
public final class Api implements Function<Request, Response> {
  private static final String ROOT = "/api/";
  private static final int SHOWN = 200;

  private final Reader reader;
  private final Health health;
  private final TicketList list;
  private final TicketStore tickets;
  private final List<MailboxId> mailboxes;
  private final InstantSource clock;

  /**
   * @param mailboxes those that are watched; nothing of others is shown
   */
  public Api(
      Reader reader,
      Health health,
      TicketList list,
      TicketStore tickets,
      Collection<MailboxId> mailboxes,
      InstantSource clock) {
    this.reader = reader;
    this.health = health;
    this.list = list;
    this.tickets = tickets;
    this.mailboxes = List.copyOf(mailboxes);
    this.clock = clock;
  }

  /** A ticket with all that happened on it. */
  record Whole(Ticket ticket, List<TicketEvent> events) {}

  @Override
  public Response apply(Request request) {
    return switch (reader.judge(request, clock.instant())) {
      case UNKNOWN -> problem(401, "send a bearer token of the issuer that the admin has set");
      case FORBIDDEN -> problem(403, "who asks may not read here");
      case MAY_READ -> read(request);
    };
  }

  private Response read(Request request) {
    if (!request.method().equals("GET")) {
      return problem(405, "this can only be read");
    }
    String path = request.path().startsWith(ROOT) ? request.path().substring(ROOT.length()) : "?";
    Optional<MailboxId> mailbox = mailbox(request.query());
    if (path.equals("health")) {
      return json(health.look());
    }
    if (path.equals("tickets")) {
      return mailbox.map(id -> json(list.all(id).limit(SHOWN).toList())).orElseGet(this::whose);
    }
    if (path.startsWith("tickets/")) {
      String number = URLDecoder.decode(path.substring(8), StandardCharsets.UTF_8);
      return mailbox.map(id -> ticket(id, number)).orElseGet(this::whose);
    }
    return problem(404, "nothing is at this path");
  }

  private Response ticket(MailboxId mailbox, String number) {
    return TicketId.parse(number)
        .flatMap(id -> tickets.find(mailbox, id))
        .map(TicketStore.Stored::ticket)
        // A tenant's mailboxes share its tickets' partitions.
        .filter(ticket -> ticket.mailbox().equals(mailbox))
        .map(ticket -> json(new Whole(ticket, tickets.events(mailbox, ticket.id()))))
        .orElseGet(() -> problem(404, "no such ticket in this mailbox"));
  }

  private Optional<MailboxId> mailbox(Map<String, String> query) {
    String named = query.getOrDefault("mailbox", "");
    int slash = named.indexOf('/');
    return mailboxes.stream()
        .filter(id -> slash > 0 && id.tenant().equals(named.substring(0, slash)))
        .filter(id -> Address.parse(named.substring(slash + 1)).equals(Optional.of(id.address())))
        .findFirst();
  }

  private Response whose() {
    return problem(404, "name a watched mailbox: ?mailbox=tenant/address");
  }

  private static Response json(Object value) {
    return new Response(200, "application/json", Json.write(value));
  }

  private static Response problem(int status, String detail) {
    return new Response(
        status,
        "application/problem+json",
        Json.write(Map.of("status", status, "title", title(status), "detail", detail)));
  }

  private static String title(int status) {
    return Map.of(401, "Unauthorized", 403, "Forbidden", 404, "Not Found")
        .getOrDefault(status, "Method Not Allowed");
  }
}
