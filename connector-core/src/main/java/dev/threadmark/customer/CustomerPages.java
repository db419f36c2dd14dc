package dev.threadmark.customer;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Table;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import dev.threadmark.store.TicketStore;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers what comes below {@link PageLinks#ROOT}: {@code GET} shows, {@code POST} of a form does
 * ({@code do} is {@code ask}, {@code enter}, {@code write} or {@code leave}) and leads back by 303.
 * 404 for every link that opens nothing, 405 for other methods, 403 for a form that another site
 * sent, 413 for more than 128 KB, 429 for what was done too often. Of whom or what it is no log
 * tells.
 */
public final class CustomerPages implements Function<Request, Response> {
  /** Of a form; 8,000 characters are at most 72,000 as a browser writes them. */
  static final int MAX_BODY_BYTES = 128 * 1024;

  /** For deployments without such pages. */
  public static final Function<Request, Response> NONE = request -> Views.nothing();

  private final PageLinks links;
  private final TokenKeys keys;
  private final TicketStore tickets;
  private final OutboxStore outbox;
  private final Visits visits;
  private final Codes codes;
  private final Writing writing;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param bells where it is said that something is to go out
   */
  public CustomerPages(
      PageLinks links, Engine engine, Table table, Consumer<String> bells, InstantSource clock) {
    this.links = links;
    this.keys = engine.tokenKeys();
    this.tickets = engine.tickets();
    this.outbox = engine.outbox();
    this.clock = clock;
    Doors doors = new Doors(table);
    Owing owing = new Owing(tickets, outbox, bells);
    this.visits = new Visits(links, keys, tickets);
    this.codes = new Codes(doors, keys, owing);
    this.writing = new Writing(doors, keys, tickets, owing);
  }

  @Override
  public Response apply(Request request) {
    Instant now = clock.instant();
    String path = request.path();
    Optional<Visit> visit =
        path.startsWith(PageLinks.ROOT)
            ? visits.of(path.substring(PageLinks.ROOT.length()), now)
            : Optional.empty();
    if (visit.isEmpty()) {
      return Views.nothing();
    }
    if (request.method().equals("POST")) {
      return posted(request, visit.get(), now);
    }
    return request.method().equals("GET") || request.method().equals("HEAD")
        ? shown(request, visit.get(), now)
        : Response.plain(405, "this cannot be done to it");
  }

  private Response shown(Request request, Visit visit, Instant now) {
    Views.Said said = Views.Said.of(request.query().getOrDefault("said", ""));
    return Session.of(request, keys, visit, now)
        .map(session -> open(200, visit, session, said, ""))
        .orElseGet(() -> closed(visit, said, ""));
  }

  private Response posted(Request request, Visit visit, Instant now) {
    byte[] body = request.body() == null ? new byte[0] : request.body();
    if (body.length > MAX_BODY_BYTES) {
      return Response.plain(413, "the request is larger than 128 KB");
    }
    // The browser's own word: the policy on referrers has it leave the origin out.
    boolean elsewhere =
        request.header("sec-fetch-site").filter(site -> !site.equals("same-origin")).isPresent();
    if (elsewhere) {
      return Response.plain(403, "open the page and send it from there");
    }
    Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
    return switch (form.getOrDefault("do", "")) {
      case "ask" -> ask(visit, now);
      case "enter" -> enter(visit, form.getOrDefault("code", ""), now);
      case "write" -> write(request, visit, form, now);
      case "leave" -> leave(request, visit, form, now);
      default -> back(visit, Views.Said.NOTHING, "");
    };
  }

  private Response ask(Visit visit, Instant now) {
    boolean tooOften = codes.send(visit, now) == Doors.Asked.TOO_OFTEN;
    return back(visit, tooOften ? Views.Said.TOO_MANY_CODES : Views.Said.CODE_SENT, "");
  }

  private Response enter(Visit visit, String code, Instant now) {
    return codes.open(visit, code, now)
        ? back(visit, Views.Said.NOTHING, Session.begin(keys, visit, now).cookie(at(visit)))
        : back(visit, Views.Said.WRONG_CODE, "");
  }

  private Response write(Request request, Visit visit, Map<String, String> form, Instant now) {
    String words = form.getOrDefault("words", "");
    Optional<Session> session = own(request, visit, form, now);
    if (session.isEmpty()) {
      return closed(visit, Views.Said.SIGNED_OUT, words);
    }
    Session mine = session.get();
    return switch (writing.write(visit, words, form.getOrDefault("once", ""), now)) {
      case TAKEN -> back(visit, Views.Said.TAKEN, "");
      case NOTHING_THERE -> open(400, visit, mine, Views.Said.NOTHING_WRITTEN, words);
      case TOO_LONG -> open(400, visit, mine, Views.Said.TOO_LONG, words);
      case TOO_OFTEN -> open(429, visit, mine, Views.Said.TOO_OFTEN, words);
    };
  }

  private Response leave(Request request, Visit visit, Map<String, String> form, Instant now) {
    return own(request, visit, form, now).isPresent()
        ? back(visit, Views.Said.LEFT, Session.end(at(visit)))
        : back(visit, Views.Said.NOTHING, "");
  }

  /** The session, if the form is one of its own. */
  private Optional<Session> own(
      Request request, Visit visit, Map<String, String> form, Instant now) {
    return Session.of(request, keys, visit, now)
        .filter(session -> session.formed(keys, form.getOrDefault("form", "")));
  }

  private Response open(int status, Visit visit, Session session, Views.Said said, String words) {
    byte[] once = new byte[16];
    random.nextBytes(once);
    return Views.open(
        status,
        visit,
        Correspondence.of(tickets, outbox, visit, clock.instant()),
        said,
        session.form(keys),
        HexFormat.of().formatHex(once),
        words);
  }

  private Response closed(Visit visit, Views.Said said, String words) {
    boolean asked = said == Views.Said.CODE_SENT || said == Views.Said.WRONG_CODE;
    return Views.closed(visit, Correspondence.lastAnswer(tickets, visit), said, asked, words);
  }

  private static Response back(Visit visit, Views.Said said, String cookie) {
    String query = said == Views.Said.NOTHING ? "" : "?said=" + said.label();
    return Paper.leadingTo(visit.token() + query, cookie);
  }

  private URI at(Visit visit) {
    return URI.create(links.base() + PageLinks.ROOT + visit.token());
  }

  /** A form as browsers send it; of fields that come twice the first. */
  private static Map<String, String> form(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
