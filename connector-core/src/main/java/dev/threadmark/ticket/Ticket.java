package dev.threadmark.ticket;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A ticket as it stands: the fold of its events.
 *
 * @param root the thread key it is derived from
 * @param rootSeen false while the mail that began the thread has not been seen
 * @param subject as the mail wrote it that began the thread, once that has come
 * @param subjects normalised subjects under which it was talked about
 * @param lastActivity when its newest mail was received
 * @param seq number of events so far
 * @param messages number of mails on it
 * @param absorbed the tickets that were merged into it, by way of others too
 * @param survivor the ticket to follow to, once merged
 * @param answeredAt when one of us first wrote to the customer
 * @param parted tickets that a person parted it from: what mail shows merges it with none of them
 * @param names what those who wrote call themselves
 */
public record Ticket(
    TicketId id,
    MailboxId mailbox,
    String root,
    boolean rootSeen,
    String subject,
    Set<String> subjects,
    Status status,
    Instant openedAt,
    Instant lastActivity,
    Optional<Instant> closedAt,
    Map<Address, Role> parties,
    Set<TicketId> links,
    Set<TicketId> absorbed,
    Optional<TicketId> survivor,
    int seq,
    int messages,
    Optional<Instant> answeredAt,
    Care care,
    Set<TicketId> parted,
    Map<Address, String> names) {

  /** A snapshot must fit a table row: people and topics beyond so many characters are forgotten. */
  private static final int PEOPLE = 14_000;

  private static final int TOPICS = 6_000;

  private static final int LINKS = 100;
  private static final int NAMES = 2_000;
  private static final int NAME = 60;

  /** How the root of a ticket begins whose beginner was erased. */
  private static final String SEALED = "erased:";

  public Ticket {
    // Snapshots of an older version have none of these.
    answeredAt = answeredAt == null ? Optional.empty() : answeredAt;
    care = care == null ? Care.NONE : care;
    parted = parted == null ? Set.of() : parted;
    names = names == null ? Map.of() : names;
  }

  /** The ticket that {@code opened} begins. */
  public static Ticket begin(TicketId id, TicketEvent.Opened opened) {
    return new Ticket(
        id,
        opened.mailbox(),
        opened.root(),
        false,
        opened.subject(),
        Set.of(),
        Status.OPEN,
        opened.at(),
        opened.at(),
        Optional.empty(),
        Map.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        1,
        0,
        Optional.empty(),
        Care.NONE,
        Set.of(),
        Map.of());
  }

  /** What all of a ticket's events fold to; the first is {@code Opened}. */
  public static Ticket fold(TicketId id, List<TicketEvent> events) {
    Ticket ticket = begin(id, (TicketEvent.Opened) events.get(0));
    for (TicketEvent event : events.subList(1, events.size())) {
      ticket = ticket.after(event);
    }
    return ticket;
  }

  /** This ticket after one more event. */
  public Ticket after(TicketEvent event) {
    Draft next = new Draft(this);
    next.seq++;
    if (event instanceof TicketEvent.MessageAdded added) {
      next.add(added);
    } else if (event instanceof TicketEvent.Linked linked) {
      next.link(linked.other());
    } else if (event instanceof TicketEvent.MergedInto merged) {
      next.survivor = Optional.of(merged.survivor());
      next.status = Status.MERGED;
    } else if (event instanceof TicketEvent.Absorbed absorbed) {
      next.absorb(absorbed);
    } else if (event instanceof TicketEvent.MessageLeft left) {
      next.part(left.to());
      next.become(left.remains());
    } else if (event instanceof TicketEvent.Parted from) {
      next.part(from.other());
    } else if (event instanceof TicketEvent.Returned returned) {
      next.survivor = Optional.empty();
      next.part(returned.from());
      next.become(returned.remains());
    } else if (event instanceof TicketEvent.Released released) {
      next.part(released.other());
      next.become(released.remains());
    } else if (event instanceof TicketEvent.StatusChanged changed) {
      next.turn(changed.status(), changed.at());
    } else if (event instanceof TicketEvent.RequesterChanged changed) {
      next.requester(changed.to());
    } else if (event instanceof CareEvent settled) {
      next.care = next.care.after(settled);
    } else if (event instanceof TicketEvent.Opened) {
      throw new IllegalArgumentException("a ticket is opened once");
    }
    return next.done();
  }

  public Optional<Role> roleOf(Address address) {
    return Optional.ofNullable(parties.get(address));
  }

  /** True if whoever began it was erased: nothing is put on it any more. */
  public boolean sealed() {
    return root.startsWith(SEALED);
  }

  /** Whose matter it is. */
  public List<Address> requesters() {
    return parties.entrySet().stream()
        .filter(party -> party.getValue() == Role.REQUESTER)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** True if a person parted the two, or tickets that went on in them. */
  public boolean partedFrom(Ticket other) {
    return other.goesOnFor(parted) || goesOnFor(other.parted);
  }

  private boolean goesOnFor(Set<TicketId> some) {
    return some.contains(id) || absorbed.stream().anyMatch(some::contains);
  }

  /** True if this ticket must give way to {@code other} when the two turn out to be one. */
  public boolean yieldsTo(Ticket other) {
    int byAge = openedAt.compareTo(other.openedAt);
    return byAge > 0 || byAge == 0 && id.compareTo(other.id) > 0;
  }

  /** The parts that events change, while one is being applied. */
  private static final class Draft {
    private final Ticket was;
    private final Set<String> subjects;
    private final Map<Address, Role> parties;
    private final Set<TicketId> links;
    private final Set<TicketId> absorbed;
    private boolean rootSeen;
    private Status status;
    private Instant lastActivity;
    private Optional<Instant> closedAt;
    private String subject;
    private Optional<TicketId> survivor;
    private int seq;
    private int messages;
    private Optional<Instant> answeredAt;
    private Care care;
    private final Set<TicketId> parted;
    private final Map<Address, String> names;

    Draft(Ticket was) {
      this.was = was;
      subjects = new LinkedHashSet<>(was.subjects);
      parties = new LinkedHashMap<>(was.parties);
      links = new LinkedHashSet<>(was.links);
      absorbed = new LinkedHashSet<>(was.absorbed);
      rootSeen = was.rootSeen;
      status = was.status;
      lastActivity = was.lastActivity;
      closedAt = was.closedAt;
      subject = was.subject;
      survivor = was.survivor;
      seq = was.seq;
      messages = was.messages;
      answeredAt = was.answeredAt;
      care = was.care;
      parted = new LinkedHashSet<>(was.parted);
      names = new LinkedHashMap<>(was.names);
    }

    void add(TicketEvent.MessageAdded added) {
      messages++;
      rootSeen |= added.rootSeen();
      remember(added.parties(), added.subjects());
      remember(added.message());
      Instant received = added.message().receivedAt();
      if (messages == 1 || !received.isBefore(lastActivity)) {
        // What came late changes nothing about whose turn it is.
        lastActivity = received;
        turn(added.status(), received);
      }
      if (added.message().standing() == Role.AGENT) {
        answeredAt = answeredAt.or(() -> Optional.of(received)).filter(any -> messages > 1);
      } else {
        care = care.awake();
      }
      if (added.rootSeen()) {
        subject = added.message().subject();
      }
    }

    void absorb(TicketEvent.Absorbed other) {
      absorbed.add(other.other());
      absorbed.addAll(other.others());
      parted.addAll(other.parted());
      // Who merges what was parted takes that back.
      parted.remove(was.id);
      parted.removeAll(absorbed);
      messages += other.messages();
      rootSeen |= other.rootSeen();
      remember(other.parties(), other.subjects());
    }

    void link(TicketId other) {
      if (links.size() < LINKS) {
        links.add(other);
      }
    }

    void part(TicketId other) {
      parted.add(other);
      link(other);
    }

    void become(Remains remains) {
      subject = remains.subject();
      replace(subjects, remains.subjects());
      parties.clear();
      parties.putAll(remains.parties());
      replace(absorbed, remains.absorbed());
      rootSeen = remains.rootSeen();
      status = remains.status();
      lastActivity = remains.lastActivity();
      closedAt = remains.closedAt();
      messages = remains.messages();
      answeredAt = remains.answeredAt();
    }

    private static <T> void replace(Set<T> all, Set<T> by) {
      all.clear();
      all.addAll(by);
    }

    void requester(Address to) {
      parties.replaceAll((who, role) -> role == Role.REQUESTER ? Role.PARTICIPANT : role);
      parties.put(to, Role.REQUESTER);
    }

    void remember(Map<Address, Role> more, Set<String> moreSubjects) {
      more.forEach(
          (address, role) -> {
            if (parties.containsKey(address) || room(parties.keySet(), address, PEOPLE)) {
              parties.merge(address, role, (old, now) -> old.compareTo(now) <= 0 ? old : now);
            }
          });
      moreSubjects.stream()
          .filter(subject -> room(subjects, subject, TOPICS))
          .forEach(subjects::add);
    }

    /** The first name that somebody gives stays: it is what others look for. */
    void remember(Message message) {
      Optional<Address> author = Address.parse(message.from());
      if (author.isEmpty() || message.name().isBlank() || names.containsKey(author.get())) {
        return;
      }
      String name = Cut.to(message.name(), NAME);
      int length =
          names.entrySet().stream()
              .mapToInt(each -> each.getKey().toString().length() + each.getValue().length() + 8)
              .sum();
      if (length + author.get().toString().length() + name.length() < NAMES) {
        names.put(author.get(), name);
      }
    }

    private static boolean room(Set<?> taken, Object next, int most) {
      int length = taken.stream().mapToInt(each -> each.toString().length() + 20).sum();
      return length + next.toString().length() < most;
    }

    void turn(Status next, Instant at) {
      if (status == Status.MERGED || next == status) {
        return;
      }
      status = next;
      closedAt = next == Status.CLOSED ? Optional.of(at) : Optional.empty();
    }

    Ticket done() {
      return new Ticket(
          was.id,
          was.mailbox,
          was.root,
          rootSeen,
          subject,
          subjects,
          status,
          was.openedAt,
          lastActivity,
          closedAt,
          parties,
          links,
          absorbed,
          survivor,
          seq,
          messages,
          answeredAt,
          care,
          parted,
          names);
    }
  }
}
