package dev.threadmark.local.cli;

import dev.threadmark.engine.Search;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.SearchQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds tickets by words of what is known of them: no mailbox is asked. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description =
        "Finds tickets by their number, their people or their subjects, newest first. All words"
            + " must be there, each as the beginning of a word. The text of mail is not searched:"
            + " that is in the mailbox, and the console asks it.")
public final class SearchCommand implements Runnable {
  private static final int AT_ONCE = 200;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "WORD", arity = "1..*", description = "What to look for.")
  private List<String> words;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public void run() {
    String text = String.join(" ", words);
    SearchQuery query = SearchQuery.of(text);
    if (!query.asks()) {
      throw new Troubles.BadInput("there is no word to look for in '%s'".formatted(text));
    }
    try (DataOption.Opened opened = data.open()) {
      List<List<String>> rows = new ArrayList<>();
      for (MailboxId mailbox : opened.mailboxes()) {
        for (Search.Hit hit : found(opened.engine().search(), mailbox, text, query)) {
          if (json) {
            Output.json(System.out, fields(mailbox, hit));
          } else {
            rows.add(row(mailbox, hit));
          }
        }
      }
      if (!json) {
        List<String> headings =
            List.of("TICKET", "MAILBOX", "STATUS", "FOUND BY", "REQUESTER", "SUBJECT");
        Output.table(System.out, headings, rows, 60);
      }
    }
  }

  private static Iterable<Search.Hit> found(
      Search search, MailboxId mailbox, String text, SearchQuery query) {
    Map<String, Search.Hit> hits = new LinkedHashMap<>();
    search.numbered(mailbox, text, any -> true).ifPresent(hit -> put(hits, hit));
    String cursor = "";
    do {
      Search.Page page = search.known(mailbox, query, cursor, AT_ONCE, any -> true);
      page.hits().forEach(hit -> put(hits, hit));
      cursor = page.next().orElse("");
    } while (!cursor.isEmpty());
    return hits.values();
  }

  private static void put(Map<String, Search.Hit> hits, Search.Hit hit) {
    hits.putIfAbsent(hit.line().ticket(), hit);
  }

  private static List<String> row(MailboxId mailbox, Search.Hit hit) {
    return List.of(
        hit.line().ticket(),
        mailbox.toString(),
        hit.line().status().name().toLowerCase(Locale.ROOT),
        String.join(" ", why(hit)),
        String.join(" ", hit.line().requesters()),
        hit.line().subject());
  }

  private static Map<String, Object> fields(MailboxId mailbox, Search.Hit hit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ticket", hit.line().ticket());
    fields.put("tenant", mailbox.tenant());
    fields.put("mailbox", hit.line().mailbox());
    fields.put("subject", hit.line().subject());
    fields.put("status", hit.line().status().name().toLowerCase(Locale.ROOT));
    fields.put("requesters", hit.line().requesters());
    fields.put("why", why(hit));
    return fields;
  }

  private static List<String> why(Search.Hit hit) {
    return hit.fields().stream().map(field -> field.name().toLowerCase(Locale.ROOT)).toList();
  }
}
