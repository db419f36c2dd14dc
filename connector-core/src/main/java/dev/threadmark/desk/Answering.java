package dev.threadmark.desk;

import dev.threadmark.correlate.Carriers;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.letter.Letter;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.outbox.Upload;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.TicketStore.Stored;
import dev.threadmark.store.View;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where people answer. A mail lies in the outbox for {@link #UNDO} before anybody sets out to send
 * it; until then it can be taken back. It is owed only if nobody wrote to the ticket since its
 * author looked at it.
 */
public final class Answering {
  /** For how long a mail can be taken back. */
  public static final Duration UNDO = Duration.ofSeconds(10);

  /** The purpose of an entry that a person wrote. */
  public static final String REPLY = "reply";

  /** What a person may take back. */
  private static final Set<String> PEOPLES = Set.of(REPLY, OutboxEntry.STATUS);

  /** What a person may have tried again. */
  private static final Set<String> AGAIN = Set.of(REPLY, OutboxEntry.STATUS, OutboxEntry.FROM_PAGE);

  private static final int MAX_RACES = 30;

  /** How much is quoted, in characters, if there is room for it. */
  private static final List<Integer> QUOTED = List.of(OutgoingMail.MAX_TEXT, 3_000, 500, 0);

  private final TicketStore tickets;
  private final View view;
  private final OutboxStore outbox;
  private final Composer composer;
  private final Attaching attaching;
  private final InstantSource clock;

  public Answering(
      TicketStore tickets,
      View view,
      OutboxStore outbox,
      TokenKeys tokenKeys,
      PageLinks links,
      InstantSource clock) {
    this.tickets = tickets;
    this.view = view;
    this.outbox = outbox;
    this.composer = new Composer(tokenKeys, links);
    this.attaching = new Attaching(outbox);
    this.clock = clock;
  }

  /** The same with the usual way back. */
  public Done<OutboxEntry> answer(
      MailboxId mailbox, TicketId id, int seen, Written written, String cause, Address by) {
    return answer(mailbox, id, seen, written, Carriers.USUAL, cause, by);
  }

  /**
   * Puts an answer into the outbox.
   *
   * @param seen the number of events when its author looked at the ticket
   * @param carriers where the way back travels
   * @param cause tells this answer from every other of the ticket: asked again with the same, the
   *     same answer is told of and nothing more is owed
   */
  public Done<OutboxEntry> answer(
      MailboxId mailbox,
      TicketId id,
      int seen,
      Written written,
      Carriers carriers,
      String cause,
      Address by) {
    OutboxKey key = OutboxEntry.key(mailbox, id, REPLY + "|" + by + "|" + cause);
    Optional<String> fault = written.fault();
    if (fault.isPresent()) {
      return new Done.Impossible<>(fault.get());
    }
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Stored> found = tickets.own(mailbox, id);
      if (found.isEmpty()) {
        return new Done.NoTicket<>();
      }
      Optional<OutboxStore.Stored> before = outbox.find(mailbox, id, key);
      if (before.isPresent()) {
        return new Done.So<>(before.get().entry());
      }
      if (found.get().ticket().survivor().isPresent()) {
        return new Done.Impossible<>(
            "it goes on in ticket " + found.get().ticket().survivor().get());
      }
      Optional<Done<OutboxEntry>> done = attempt(found.get(), seen, written, carriers, key, by);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one answer");
  }

  private Optional<Done<OutboxEntry>> attempt(
      Stored stored, int seen, Written written, Carriers carriers, OutboxKey key, Address by) {
    List<TicketEvent> events = tickets.events(stored.ticket().mailbox(), stored.ticket().id());
    List<Message> since =
        TicketEvent.messages(
            events.subList(Math.min(Math.max(seen, 0), events.size()), events.size()));
    if (!since.isEmpty()) {
      return Optional.of(new Done.Overtaken<>(since));
    }
    List<Message> messages =
        TicketEvent.messages(events).stream().filter(one -> !one.erased()).toList();
    if (messages.isEmpty()) {
      return Optional.of(new Done.Impossible<>("there is no mail on it that could be answered"));
    }
    Instant now = clock.instant();
    Done<List<Upload>> uploads =
        attaching.take(
            stored.ticket().mailbox(), by, written, new Upload.Use(stored.ticket().id(), key));
    if (!(uploads instanceof Done.So<List<Upload>> uploaded)) {
      return Optional.of(new Done.Impossible<>(((Done.Impossible<?>) uploads).why()));
    }
    List<Enclosed> files = composer.files(stored.ticket(), written, carriers);
    Optional<OutboxEntry> fitting =
        composed(stored, messages, written, carriers, names(files, uploaded.value()), key, by, now);
    if (fitting.isEmpty()) {
      return Optional.of(new Done.Impossible<>("it is too long: write less, or to fewer people"));
    }
    OutboxEntry entry = fitting.get();
    if (!entry.mail().files().isEmpty()) {
      outbox.enclosures().put(key, files, uploaded.value());
    }
    outbox.announce(entry);
    List<TicketEvent> added = new ArrayList<>(List.of(entry.queued()));
    written
        .status()
        .ifPresent(status -> added.addAll(new Act.Turn(status).events(stored.ticket(), by, now)));
    boolean owed =
        tickets.add(stored, added, Optional.empty(), List.of(OutboxStore.insertion(entry)));
    if (!owed) {
      return Optional.empty();
    }
    shown(stored);
    return Optional.of(new Done.So<>(entry));
  }

  private static List<String> names(List<Enclosed> files, List<Upload> uploads) {
    return Stream.concat(files.stream().map(Enclosed::name), uploads.stream().map(Upload::name))
        .toList();
  }

  /** The mail with as much quoted as a row can hold; empty if not even what was written fits. */
  private Optional<OutboxEntry> composed(
      Stored stored,
      List<Message> messages,
      Written written,
      Carriers carriers,
      List<String> files,
      OutboxKey key,
      Address by,
      Instant now) {
    Ticket ticket = stored.ticket();
    Letter letter = composer.letter(ticket, messages, written, now);
    if (letter.text(0).length() > OutgoingMail.MAX_TEXT) {
      return Optional.empty();
    }
    return QUOTED.stream()
        .map(
            room ->
                composer.mail(key, ticket, messages, written, letter, carriers, files, room, now))
        .map(
            mail ->
                OutboxEntry.written(
                    ticket.mailbox(), ticket.id(), REPLY, by.value(), mail, now, now.plus(UNDO)))
        .filter(OutboxStore::fits)
        .findFirst();
  }

  /** Takes an answer back; impossible once somebody set out to send it. */
  public Done<OutboxEntry> takeBack(MailboxId mailbox, TicketId id, OutboxKey key, Address by) {
    Optional<OutboxStore.Stored> found = written(mailbox, id, key, PEOPLES);
    if (found.isEmpty()) {
      return new Done.NoTicket<>();
    }
    Optional<OutboxEntry> back = outbox.takeBack(found.get(), by.value(), clock.instant());
    back.filter(entry -> !entry.mail().files().isEmpty())
        .ifPresent(entry -> outbox.enclosures().release(entry.key()));
    return back.<Done<OutboxEntry>>map(Done.So::new)
        .orElseGet(() -> new Done.Impossible<>("it is on its way already"));
  }

  /** Has an answer tried again that was given up, or what a customer wrote on his page. */
  public Done<OutboxEntry> sendAgain(MailboxId mailbox, TicketId id, OutboxKey key) {
    Optional<OutboxStore.Stored> found = written(mailbox, id, key, AGAIN);
    if (found.isEmpty()) {
      return new Done.NoTicket<>();
    }
    if (found.get().entry().unvouched()) {
      return new Done.Impossible<>(
          "it came back from an export, which does not hold our word for whose it is: read it here"
              + " and answer him");
    }
    return outbox.tryAgain(found.get().entry(), clock.instant())
        ? new Done.So<>(outbox.find(mailbox, id, key).orElseThrow().entry())
        : new Done.Impossible<>("it was not given up");
  }

  private Optional<OutboxStore.Stored> written(
      MailboxId mailbox, TicketId id, OutboxKey key, Set<String> purposes) {
    return outbox
        .find(mailbox, id, key)
        .filter(one -> one.entry().mailbox().equals(mailbox))
        .filter(one -> purposes.contains(one.entry().purpose()));
  }

  private void shown(Stored was) {
    tickets
        .find(was.ticket().mailbox(), was.ticket().id())
        .ifPresent(now -> view.show(now.ticket().mailbox(), List.of(now.ticket())));
  }
}
