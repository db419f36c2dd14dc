package dev.threadmark.api;

import dev.threadmark.engine.Engine;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketList.Line;
import dev.threadmark.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures of a mailbox's last days, added up from its list and its journal: of at most {@value
 * #MOST} tickets, the newest, and {@value #MOST} mails.
 */
record Stats(
    List<Day> days,
    long open,
    long waiting,
    long closed,
    Optional<Long> firstAnswerMedianSeconds,
    List<RuleCount> rules) {
  private static final int MOST = 20_000;

  record Day(LocalDate day, long opened, long closed) {}

  record RuleCount(String rule, long mails) {}

  static Stats of(Engine engine, MailboxId mailbox, int days, Instant now) {
    Instant from = now.minus(Duration.ofDays(days));
    List<Line> lines = engine.list().all(mailbox).limit(MOST).toList();
    return new Stats(
        days(lines, days, LocalDate.ofInstant(now, ZoneOffset.UTC)),
        count(lines, Status.OPEN),
        count(lines, Status.WAITING),
        count(lines, Status.CLOSED),
        median(lines.stream().filter(line -> line.openedAt().isAfter(from)).toList()),
        rules(engine.journal().all(mailbox).limit(MOST), from));
  }

  private static List<Day> days(List<Line> lines, int days, LocalDate today) {
    Map<LocalDate, Long> opened = perDay(lines.stream().map(Line::openedAt));
    Map<LocalDate, Long> closed = perDay(lines.stream().flatMap(line -> line.closedAt().stream()));
    return today
        .minusDays(days - 1L)
        .datesUntil(today.plusDays(1))
        .map(day -> new Day(day, opened.getOrDefault(day, 0L), closed.getOrDefault(day, 0L)))
        .toList();
  }

  private static Map<LocalDate, Long> perDay(Stream<Instant> times) {
    return times.collect(
        Collectors.groupingBy(
            at -> LocalDate.ofInstant(at, ZoneOffset.UTC), Collectors.counting()));
  }

  private static long count(List<Line> lines, Status status) {
    return lines.stream().filter(line -> line.status() == status).count();
  }

  private static Optional<Long> median(List<Line> lines) {
    List<Long> seconds =
        lines.stream()
            .flatMap(line -> line.answeredAt().stream().map(at -> between(line.openedAt(), at)))
            .sorted()
            .toList();
    return seconds.isEmpty() ? Optional.empty() : Optional.of(seconds.get(seconds.size() / 2));
  }

  private static long between(Instant opened, Instant answered) {
    return Math.max(0, Duration.between(opened, answered).toSeconds());
  }

  private static List<RuleCount> rules(Stream<MailMark> marks, Instant from) {
    Map<String, Long> counts =
        marks
            .filter(mark -> mark.receivedAt().isAfter(from))
            .collect(Collectors.groupingBy(MailMark::rule, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> new RuleCount(entry.getKey(), entry.getValue()))
        .toList();
  }
}
