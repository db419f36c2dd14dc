package dev.threadmark.api;

import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Search;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Response;
import dev.threadmark.store.TicketList.Line;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Looks for words: in what we know, and in the mailbox. */
final class SearchRoutes {
  private static final int MOST_HITS = 100;
  private static final int USUAL_HITS = 50;
  private static final String BUSY =
      "the mailbox could not be searched now: only numbers, people and subjects were";
  private static final String REFUSED =
      "the mailbox does not let itself be searched: only numbers, people and subjects were";

  private final Search search;

  SearchRoutes(Engine engine) {
    this.search = engine.search();
  }

  List<Route> all() {
    return List.of(
        new Route("GET", "mailboxes/{tenant}/{address}/search", Access.VIEWER, this::search));
  }

  /** Where is looked; both where nothing is said. */
  private enum Where {
    KNOWN,
    MAIL,
    BOTH
  }

  private Response search(Call call) {
    String text = call.query("q").orElse("");
    String cursor = call.query("cursor").orElse("");
    Optional<Where> where = where(call);
    Optional<Integer> limit =
        Optional.of(call.query("limit").orElse(Integer.toString(USUAL_HITS)))
            .filter(number -> number.matches("[1-9]\\d{0,2}"))
            .map(Integer::parseInt)
            .filter(number -> number <= MOST_HITS);
    boolean sound =
        where.isPresent()
            && limit.isPresent()
            && ListFilter.sound(call)
            && cursor.matches("(\\d{19}-[0-9A-Z-]{14})?");
    if (!sound || text.length() > SearchQuery.LONGEST) {
      return Answers.bad(
          "q is at most 200 characters, where one of known, mail, both, limit 1 to 100, status one"
              + " of OPEN, WAITING, CLOSED, cursor as told");
    }
    return Answers.json(found(call, text, where.get(), limit.get(), cursor));
  }

  private static Optional<Where> where(Call call) {
    return switch (call.query("where").orElse("both")) {
      case "known" -> Optional.of(Where.KNOWN);
      case "mail" -> Optional.of(Where.MAIL);
      case "both" -> Optional.of(Where.BOTH);
      default -> Optional.empty();
    };
  }

  private Map<String, Object> found(Call call, String text, Where where, int limit, String cursor) {
    SearchQuery query = SearchQuery.of(text);
    Predicate<Line> wanted = ListFilter.besidesWords(call);
    Map<String, Hits> hits = new LinkedHashMap<>();
    Optional<String> next = Optional.empty();
    if (where != Where.MAIL) {
      if (cursor.isEmpty()) {
        search.numbered(call.id(), text, wanted).ifPresent(hit -> add(hits, hit));
      }
      Search.Page page = search.known(call.id(), query, cursor, limit, wanted);
      page.hits().forEach(hit -> add(hits, hit));
      next = page.next();
    }
    // What the mailbox finds comes once, with the first page.
    MailState state =
        where == Where.KNOWN || !cursor.isEmpty()
            ? MailState.NOT_ASKED
            : mail(call, query, wanted, hits);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("hits", hits.values().stream().map(hit -> hit.view(call)).toList());
    answer.put("next", next.orElse(null));
    answer.put("mail", state);
    return answer;
  }

  /** A line, and why it is one. */
  private record Hits(Line line, TreeSet<String> why) {
    Map<String, Object> view(Call call) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("line", LineView.of(line, call.mailbox().level()));
      view.put("why", why);
      return view;
    }
  }

  private static void add(Map<String, Hits> hits, Search.Hit hit) {
    hit.fields().forEach(field -> add(hits, hit.line(), field.name()));
  }

  private static void add(Map<String, Hits> hits, Line line, String why) {
    hits.computeIfAbsent(line.ticket(), any -> new Hits(line, new TreeSet<>())).why().add(why);
  }

  /**
   * What came of searching the mailbox.
   *
   * @param state SEARCHED, NOT_ASKED or UNAVAILABLE
   * @param note for people, where it could not be searched
   */
  private record MailState(
      String state, boolean more, Optional<String> note, Optional<Long> retryAfter) {
    private static final MailState NOT_ASKED =
        new MailState("NOT_ASKED", false, Optional.empty(), Optional.empty());

    private static MailState unavailable(String note, Optional<Duration> after) {
      return new MailState("UNAVAILABLE", false, Optional.of(note), after.map(Duration::toSeconds));
    }
  }

  private MailState mail(
      Call call, SearchQuery query, Predicate<Line> wanted, Map<String, Hits> hits) {
    if (call.mailbox().search().isEmpty()) {
      return MailState.NOT_ASKED;
    }
    return search
        .inMail(call.id(), call.mailbox().search().get(), query, wanted)
        .match(
            new Answer.Cases<>() {
              @Override
              public MailState got(Search.InMail found) {
                found.lines().forEach(line -> add(hits, line, "MAIL"));
                return new MailState("SEARCHED", found.more(), Optional.empty(), Optional.empty());
              }

              @Override
              public MailState later(Optional<Duration> after, String why) {
                return MailState.unavailable(BUSY, after);
              }

              @Override
              public MailState gone(String why) {
                return MailState.unavailable(REFUSED, Optional.empty());
              }

              @Override
              public MailState refused(String why) {
                return MailState.unavailable(REFUSED, Optional.empty());
              }
            });
  }
}
