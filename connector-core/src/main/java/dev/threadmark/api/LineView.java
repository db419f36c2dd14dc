package dev.threadmark.api;

import dev.threadmark.store.TicketList;
import dev.threadmark.ticket.Priority;
import dev.threadmark.ticket.ServiceLevel;
import dev.threadmark.ticket.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A line of the list as the API tells of it. */
record LineView(
    String ticket,
    String subject,
    Status status,
    Instant openedAt,
    Instant lastActivity,
    int messages,
    int seq,
    List<String> requesters,
    Optional<String> assignee,
    Set<String> tags,
    Priority priority,
    Optional<Instant> snoozedUntil,
    Optional<Instant> due) {

  static LineView of(TicketList.Line line, Optional<ServiceLevel> level) {
    return new LineView(
        line.ticket(),
        line.subject(),
        line.status(),
        line.openedAt(),
        line.lastActivity(),
        line.messages(),
        line.seq(),
        line.requesters(),
        line.care().assignee().map(Object::toString),
        line.care().tags(),
        line.care().priority(),
        line.care().snoozedUntil(),
        level.flatMap(
            one ->
                one.due(line.status(), line.openedAt(), line.lastActivity(), line.answeredAt())));
  }
}
