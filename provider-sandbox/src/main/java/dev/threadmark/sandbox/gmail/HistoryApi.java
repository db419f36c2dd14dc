package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.Weather;
import java.util.List;
import java.util.Optional;

/** {@code users.history.list} and {@code users.getProfile}. Called under the account's lock. */
final class HistoryApi {
  private final Weather weather;

  HistoryApi(Weather weather) {
    this.weather = weather;
  }

  Reply profile(Account account) {
    return Reply.json(
        Json.object()
            .put("emailAddress", account.address)
            .put("messagesTotal", account.mails().size())
            .put("threadsTotal", account.mails().stream().map(m -> m.threadId).distinct().count())
            .put("historyId", Long.toString(account.history.current())));
  }

  /**
   * A page is cut before it is filtered, so it may be short, or hold no {@code history} at all and
   * still name a next page, as users of the real service report.
   */
  Reply list(Account account, Call call) {
    String start =
        call.parameter("startHistoryId")
            .filter(text -> text.matches("\\d{1,18}"))
            .orElseThrow(() -> ApiError.badRequest("Missing or invalid startHistoryId"));
    Optional<Weather.Trouble> trouble = weather.onPage();
    if (trouble.equals(Optional.of(Weather.Trouble.CURSOR_EXPIRED))) {
      account.history.forget();
    }
    if (!account.history.reachesBackTo(Long.parseLong(start))) {
      throw ApiError.notFound();
    }
    int most = call.number("maxResults", 100, 500);
    long from = call.parameter("pageToken").map(HistoryApi::token).orElse(Long.parseLong(start));
    List<HistoryLog.Entry> page = account.history.after(from, most + 1);
    boolean more = page.size() > most;
    List<HistoryLog.Entry> here = more ? page.subList(0, most) : page;
    List<String> types = call.all("historyTypes");
    Optional<String> label = call.parameter("labelId");
    ObjectNode body = Json.object();
    ArrayNode history = Json.MAPPER.createArrayNode();
    here.stream()
        .filter(entry -> types.isEmpty() || types.contains(entry.type().asked))
        .filter(entry -> label.map(entry.labels()::contains).orElse(true))
        .map(HistoryLog.Entry::json)
        .forEach(history::add);
    if (!history.isEmpty()) {
      body.set("history", history);
    }
    if (trouble.equals(Optional.of(Weather.Trouble.PAGE_TOLD_TWICE))) {
      body.put("nextPageToken", "h" + from);
    } else if (more) {
      body.put("nextPageToken", "h" + here.get(most - 1).id());
    }
    return Reply.json(body.put("historyId", Long.toString(account.history.current())));
  }

  private static long token(String pageToken) {
    if (!pageToken.matches("h\\d{1,18}")) {
      throw ApiError.badRequest("Invalid pageToken");
    }
    return Long.parseLong(pageToken.substring(1));
  }
}
