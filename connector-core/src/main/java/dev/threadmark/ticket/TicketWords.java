package dev.threadmark.ticket;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.SearchWords;
import dev.threadmark.mail.Subject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The words that a ticket is found by: its number, the people who write to us, and its subjects, an
 * old number that stands in one among them. Colleagues are not: they are on too many.
 *
 * @param fields where each word stands
 */
public record TicketWords(SortedMap<String, Set<Field>> fields) {
  private static final int MOST_OF_SUBJECTS = 60;
  private static final int MOST_OF_PEOPLE = 150;

  /** Where a word stands. */
  public enum Field {
    NUMBER,
    PERSON,
    SUBJECT
  }

  public static TicketWords of(Ticket ticket) {
    SortedMap<String, Set<Field>> fields = new TreeMap<>();
    add(fields, Field.NUMBER, Stream.of(SearchWords.fold(ticket.id().value())), 1);
    add(fields, Field.SUBJECT, subjects(ticket), MOST_OF_SUBJECTS);
    add(fields, Field.PERSON, people(ticket), MOST_OF_PEOPLE);
    return new TicketWords(fields);
  }

  /** Those that a ticket had at any time: what was moved elsewhere is still found here. */
  public static Set<String> ever(TicketId id, List<TicketEvent> events) {
    Set<String> ever = new LinkedHashSet<>();
    if (events.isEmpty() || !(events.get(0) instanceof TicketEvent.Opened opened)) {
      return ever;
    }
    Ticket ticket = Ticket.begin(id, opened);
    for (TicketEvent event : events.subList(1, events.size())) {
      ticket = ticket.after(event);
      ever.addAll(of(ticket).fields().keySet());
    }
    return ever;
  }

  private static void add(
      Map<String, Set<Field>> fields, Field field, Stream<String> words, int most) {
    words
        .distinct()
        .limit(most)
        .forEach(
            word -> fields.computeIfAbsent(word, any -> EnumSet.noneOf(Field.class)).add(field));
  }

  /** Reply marks and tags are no words of a subject, but numbers in them are. */
  private static Stream<String> subjects(Ticket ticket) {
    Stream<String> topics =
        Stream.concat(Stream.of(Subject.of(ticket.subject()).topic()), ticket.subjects().stream())
            .flatMap(topic -> SearchWords.of(topic).stream());
    Stream<String> numbers =
        SearchWords.of(ticket.subject()).stream()
            .filter(word -> word.chars().anyMatch(Character::isDigit));
    return Stream.concat(numbers, topics);
  }

  private static Stream<String> people(Ticket ticket) {
    Set<Address> requestersFirst = new LinkedHashSet<>(ticket.requesters());
    ticket.parties().forEach((who, role) -> others(requestersFirst, who, role));
    return requestersFirst.stream()
        .flatMap(
            who ->
                Stream.of(ticket.names().getOrDefault(who, ""), who.value())
                    .flatMap(text -> SearchWords.of(text).stream()));
  }

  private static void others(Set<Address> people, Address who, Role role) {
    if (role != Role.AGENT) {
      people.add(who);
    }
  }

  /** True if each of these is the beginning of one of its words. */
  public boolean matches(Collection<String> asked) {
    return asked.stream().allMatch(this::matches);
  }

  private boolean matches(String asked) {
    SortedMap<String, Set<Field>> from = fields.tailMap(asked);
    return !from.isEmpty() && from.firstKey().startsWith(asked);
  }
}
