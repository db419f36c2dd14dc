package dev.threadmark.bench.ingest;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What became of all mails, against what their writer knows.
 *
 * @param lost mails that the journal does not have, or not on a ticket
 * @param wrong mails on a ticket most of whose mails are of another thread
 * @param threads how many conversations were written
 * @param tickets how many tickets there are
 */
public record Placed(long mails, long lost, long wrong, long threads, long tickets) {

  /**
   * @param threads of each mail, by its id
   * @param places the ticket of each mail, by its id
   */
  static Placed of(Map<String, Integer> threads, Map<String, String> places) {
    Map<String, Map<Integer, Long>> byTicket = new HashMap<>();
    places.forEach(
        (mail, ticket) ->
            byTicket
                .computeIfAbsent(ticket, none -> new HashMap<>())
                .merge(threads.get(mail), 1L, Long::sum));
    long wrong = byTicket.values().stream().mapToLong(Placed::notOfTheMostFrequent).sum();
    long lost = threads.keySet().stream().filter(mail -> !places.containsKey(mail)).count();
    return new Placed(threads.size(), lost, wrong, distinct(threads), distinct(places));
  }

  private static long notOfTheMostFrequent(Map<Integer, Long> mailsByThread) {
    Collection<Long> counts = mailsByThread.values();
    return counts.stream().mapToLong(Long::longValue).sum() - Collections.max(counts);
  }

  private static long distinct(Map<String, ?> of) {
    return Set.copyOf(of.values()).size();
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
