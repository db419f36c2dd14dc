package dev.threadmark.api;

import dev.threadmark.store.TicketList.Line;
import dev.threadmark.ticket.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Which lines of a list are wanted. Empty filters let all through. */
final class ListFilter {
  private ListFilter() {}

  static Predicate<Line> of(Call call) {
    return besidesWords(call).and(words(call));
  }

  /** The same whatever words are asked for. */
  static Predicate<Line> besidesWords(Call call) {
    return status(call).and(assignee(call)).and(tag(call));
  }

  private static Predicate<Line> status(Call call) {
    Optional<String> status = call.query("status");
    return line -> status.isEmpty() || line.status().name().equals(status.get());
  }

  /** True if {@code status} is one that can be asked for. */
  static boolean sound(Call call) {
    return call.query("status")
        .map(
            wanted ->
                Arrays.stream(Status.values())
                    .anyMatch(one -> one != Status.MERGED && one.name().equals(wanted)))
        .orElse(true);
  }

  private static Predicate<Line> assignee(Call call) {
    String wanted = call.query("assignee").orElse("").toLowerCase(Locale.ROOT);
    String who = wanted.equals("me") ? call.person().address().value() : wanted;
    return line -> {
      String assignee = line.care().assignee().map(Object::toString).orElse("none");
      return who.isEmpty() || assignee.equals(who);
    };
  }

  private static Predicate<Line> tag(Call call) {
    Optional<String> tag = call.query("tag").map(one -> one.toLowerCase(Locale.ROOT));
    return line -> tag.isEmpty() || line.care().tags().contains(tag.get());
  }

  /** All of the words, each in the subject, a requester or the number. */
  private static Predicate<Line> words(Call call) {
    String[] words = call.query("q").orElse("").toLowerCase(Locale.ROOT).strip().split("\\s+");
    return line -> {
      String text = (line.subject() + " " + line.ticket() + " " + line.requesters());
      String lower = text.toLowerCase(Locale.ROOT);
      return Arrays.stream(words).allMatch(lower::contains);
    };
  }
}
