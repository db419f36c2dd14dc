package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens the page of one ticket for one recipient until a time: {@code
 * tp-<ticket>-<until>-<holder>-<mac>}, all of it letters and digits that survive any change of
 * case. It is no reply token and no reply token is one: they are signed for different purposes.
 *
 * @param until hours since 1970
 * @param holder whose it is, told by a signature of the address: a link shows no address
 * @param mac over all of the rest and the mailbox, which it does not name
 */
public record PageToken(TicketId ticket, long until, String holder, String mac) {
  private static final Pattern FORM =
      Pattern.compile("tp-([0-9a-z]{12})-([0-9a-v]{4})-([0-9a-z]{12})-([0-9a-z]{28})");

  private static final String PURPOSE = "page";
  private static final String HOLDER = "page-holder";

  /** 130 bits. */
  private static final int MAC = 26;

  /** 50 bits: they tell a ticket's people apart, and are signed by the rest. */
  private static final int WHO = 10;

  private static final int HOUR = 3_600;

  /**
   * One for {@code recipient}.
   *
   * @param until rounded up to the hour
   */
  public static PageToken issue(
      TokenKeys keys, MailboxId mailbox, TicketId ticket, Address recipient, Instant until) {
    long hours = Math.floorDiv(until.getEpochSecond() + HOUR - 1, HOUR);
    String holder = keys.sign(HOLDER, WHO, mailbox.toString(), ticket.value(), recipient.key());
    return new PageToken(
        ticket,
        hours,
        holder,
        keys.sign(PURPOSE, MAC, mailbox.toString(), ticket.value(), Long.toString(hours), holder));
  }

  /** The token that {@code text} is, whatever it is worth. */
  public static Optional<PageToken> parse(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    return form.matches()
        ? TicketId.parse(form.group(1))
            .map(
                ticket ->
                    new PageToken(
                        ticket, Long.parseLong(form.group(2), 32), form.group(3), form.group(4)))
        : Optional.empty();
  }

  /** True if we issued it for a ticket of {@code mailbox}, and its time is not over. */
  public boolean opens(TokenKeys keys, MailboxId mailbox, Instant now) {
    boolean ours =
        keys.signed(
            mac, PURPOSE, MAC, mailbox.toString(), ticket.value(), Long.toString(until), holder);
    return ours && now.getEpochSecond() < until * HOUR;
  }

  /** True if it was made for {@code who}; says nothing unless it {@link #opens}. */
  public boolean isFor(TokenKeys keys, MailboxId mailbox, Address who) {
    return keys.signed(holder, HOLDER, WHO, mailbox.toString(), ticket.value(), who.key());
  }

  @Override
  public String toString() {
    String hours = Long.toString(until, 32);
    return "tp-%s-%s-%s-%s"
        .formatted(
            ticket.compact().toLowerCase(Locale.ROOT),
            "0".repeat(Math.max(0, 4 - hours.length())) + hours,
            holder,
            mac);
  }
}
