package dev.threadmark.local.chaos;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.ProviderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mailbox as a provider has it: its mails, and the log of what happened to them. */
final class SimulatedMailbox {
  private final MailboxId id;
  private final Map<ProviderId, Item> items = new LinkedHashMap<>();
  private final List<ProviderId> log = new ArrayList<>();
  private final List<Instant> logged = new ArrayList<>();
  private int epoch;

  SimulatedMailbox(MailboxId id) {
    this.id = id;
  }

  /** A mail, as long as it is there. */
  static final class Item {
    final byte[] raw;
    final Mail mail;
    final Folder folder;
    final Instant receivedAt;
    private Optional<String> ticket = Optional.empty();
    private boolean removed;

    private Item(byte[] raw, Mail mail, Folder folder, Instant receivedAt) {
      this.raw = raw;
      this.mail = mail;
      this.folder = folder;
      this.receivedAt = receivedAt;
    }

    boolean removed() {
      return removed;
    }

    Optional<String> ticket() {
      return ticket;
    }
  }

  ProviderId deliver(byte[] raw, Mail mail, Folder folder, Instant receivedAt) {
    ProviderId item = new ProviderId("item-" + (items.size() + 1));
    items.put(item, new Item(raw, mail, folder, receivedAt));
    tell(item, receivedAt);
    return item;
  }

  /** Everything that ever lay here, what was removed included. */
  Map<ProviderId, Item> items() {
    return items;
  }

  void remove(ProviderId item) {
    items.get(item).removed = true;
    tell(item, items.get(item).receivedAt);
  }

  /** Something about the mail changed that does not matter to us. */
  void change(ProviderId item) {
    tell(item, items.get(item).receivedAt);
  }

  void stamp(ProviderId item, String ticket) {
    Item stamped = items.get(item);
    if (!stamped.ticket.equals(Optional.of(ticket))) {
      stamped.ticket = Optional.of(ticket);
      tell(item, stamped.receivedAt);
    }
  }

  void expireCursors() {
    epoch++;
  }

  String start(Instant from) {
    int position = 0;
    while (position < log.size() && logged.get(position).isBefore(from)) {
      position++;
    }
    return epoch + ":" + position;
  }

  /** Where a cursor stands in the log; empty if it has expired. */
  Optional<Integer> position(String cursor) {
    String[] parts = cursor.split(":");
    return Integer.parseInt(parts[0]) == epoch
        ? Optional.of(Integer.parseInt(parts[1]))
        : Optional.empty();
  }

  String cursor(int position) {
    return epoch + ":" + position;
  }

  int end() {
    return log.size();
  }

  /** The items that the log names from one position to another. */
  List<ProviderId> logged(int from, int to) {
    return log.subList(from, to);
  }

  Change told(ProviderId name) {
    Item item = items.get(name);
    if (item.removed) {
      return new Change.Removed(name);
    }
    Delivery delivery =
        new Delivery(id, name, item.folder, item.receivedAt, Optional.empty(), item.ticket);
    return new Change.Arrived(delivery, item.mail);
  }

  private void tell(ProviderId item, Instant receivedAt) {
    log.add(item);
    logged.add(receivedAt);
  }
}
