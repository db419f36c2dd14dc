package dev.threadmark.bench.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of all mails, against what their writer knows.
 *
 * @param lost mails that are in no journal, or on no ticket
 * @param wrong mails on a ticket together with mails of another thread
 * @param threads how many conversations were written
 * @param tickets how many tickets there are
 */
public record Placed(long mails, long lost, long wrong, long threads, long tickets) {

  /**
   * @param threads of each mail, by its id
   * @param places the ticket of each mail, by its id
   */
  static Placed of(Map<String, Integer> threads, Map<String, String> places, long tickets) {
    Map<String, Integer> owners = new HashMap<>();
    long lost = 0;
    long wrong = 0;
    for (Map.Entry<String, Integer> mail : threads.entrySet()) {
      String ticket = places.get(mail.getKey());
      if (ticket == null) {
        lost++;
      } else if (!owners.computeIfAbsent(ticket, new_ -> mail.getValue()).equals(mail.getValue())) {
        wrong++;
      }
    }
    return new Placed(threads.size(), lost, wrong, new HashSet<>(threads.values()).size(), tickets);
  }

  public boolean right() {
    return lost == 0 && wrong == 0 && threads == tickets;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mailsDelivered", mails);
    json.put("mailsLost", lost);
    json.put("mailsOnTheWrongTicket", wrong);
    json.put("threadsWritten", threads);
    json.put("tickets", tickets);
    return json;
  }
}
