package dev.threadmark.customer;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.correlate.Voucher;
import dev.threadmark.mail.Address;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.outbox.Threading;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.Hash;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Cut;
import dev.threadmark.ticket.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes what a customer writes on his page. It becomes a mail that the mailbox sends to itself,
 * with our {@link Voucher} for whose it is: so it lies in the mailbox like every other, comes to
 * the ticket the way mail does, and is there again when the tables are built anew. No provider lets
 * us put the customer into {@code From}, so he stands in {@code Reply-To}, where Outlook and Gmail
 * answer to.
 */
final class Writing {
  /** Characters of what is written. */
  static final int MOST = 8_000;

  private final Doors doors;
  private final TokenKeys keys;
  private final TicketStore tickets;
  private final Owing owing;

  Writing(Doors doors, TokenKeys keys, TicketStore tickets, Owing owing) {
    this.doors = doors;
    this.keys = keys;
    this.tickets = tickets;
    this.owing = owing;
  }

  /** What came of it. */
  enum Written {
    TAKEN,
    NOTHING_THERE,
    TOO_LONG,
    TOO_OFTEN
  }

  /**
   * @param form tells the form that they were typed into: the same words sent again from it, by a
   *     second click, are taken once
   */
  Written write(Visit visit, String typed, String form, Instant now) {
    String text = Cut.to(Cut.typed(typed), MOST + 1).strip();
    if (text.isEmpty()) {
      return Written.NOTHING_THERE;
    }
    if (text.length() > MOST) {
      return Written.TOO_LONG;
    }
    String once = Hash.of(form, text);
    OutboxEntry entry = entry(visit, text, once, now);
    if (!OutboxStore.fits(entry)) {
      return Written.TOO_LONG;
    }
    if (!doors.write(visit.door(keys), once, now)) {
      return Written.TOO_OFTEN;
    }
    owing.owe(entry);
    return Written.TAKEN;
  }

  private OutboxEntry entry(Visit visit, String text, String once, Instant now) {
    OutboxKey key =
        OutboxEntry.key(
            visit.mailbox(),
            visit.ticket().id(),
            OutboxEntry.FROM_PAGE + "|" + visit.holder().key() + "|" + once);
    return OutboxEntry.written(
        visit.mailbox(),
        visit.ticket().id(),
        OutboxEntry.FROM_PAGE,
        visit.holder().value(),
        mail(visit, text, key, now),
        now,
        now);
  }

  private OutgoingMail mail(Visit visit, String text, OutboxKey key, Instant now) {
    Address mailbox = visit.mailbox().address().withoutPlusTag();
    Map<String, String> headers = new LinkedHashMap<>();
    // Made for him and not for us: with one that is ours it would be a mail of ours.
    headers.put(
        "X-Threadmark",
        keys.issue(visit.mailbox().tenant(), visit.ticket().id(), visit.holder()).toString());
    headers.put(
        Voucher.FIELD, new Voucher(visit.holder(), key.value()).sealed(keys, visit.mailbox()));
    // What others wrote who are on the ticket by a merge is no thread of his.
    List<Message> own = Correspondence.messages(tickets, visit);
    Optional<Message> last = own.stream().reduce((one, later) -> later);
    String subject = last.map(Message::subject).orElse(Views.NO_SUBJECT);
    return new OutgoingMail(
        key,
        mailbox,
        List.of(mailbox),
        List.of(),
        Optional.of(visit.holder()),
        Threading.subject(subject),
        text + "\n",
        last.map(message -> Threading.under(message, own)),
        headers,
        false,
        List.of(),
        now);
  }
}
