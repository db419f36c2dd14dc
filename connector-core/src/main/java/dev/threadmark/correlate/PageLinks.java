package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The links to customers' pages that stand in the footers of what some mailboxes send. A link is
 * two lines, words and address, and the address ends in a reply token behind {@code #}: a browser
 * keeps that to itself, and a mail that quotes the link finds its ticket by it.
 */
public final class PageLinks {
  /** What the path of a page begins with. */
  public static final String ROOT = "/t/";

  /** No mailbox has any. */
  public static final PageLinks NONE = new PageLinks(() -> "", Map.of());

  /**
   * A dot before the token, since services that rewrite links make three characters of {@code #}.
   */
  private static final String CARRIER = "#r.";

  private static final Pattern LINK =
      Pattern.compile("https?://\\S{1,200}/t/tp-[0-9a-zA-Z-]{59}[^\\s>)\\]]{0,60}");

  private final Supplier<String> base;
  private final Map<MailboxId, Offer> offers;

  /**
   * What one mailbox offers.
   *
   * @param lasts how long a link is good
   * @param words the line above it
   */
  public record Offer(Duration lasts, String words) {
    private static final int MAX_WORDS = 200;

    public static final Offer USUAL =
        new Offer(Duration.ofDays(30), "See how your request stands, or add to it:");

    public Offer {
      words = words.strip();
      if (words.isEmpty() || words.length() > MAX_WORDS || !words.matches("\\P{Cntrl}+")) {
        throw new IllegalArgumentException("one line of 1 to 200 characters");
      }
      words = words.endsWith(":") ? words : words + ":";
    }
  }

  /**
   * @param base where the pages are, without path or slash at the end; asked when a link is made
   */
  public PageLinks(Supplier<String> base, Map<MailboxId, Offer> offers) {
    this.base = base;
    this.offers = Map.copyOf(offers);
  }

  /** Those that have pages. */
  public Set<MailboxId> mailboxes() {
    return offers.keySet();
  }

  public String base() {
    return base.get();
  }

  /** What goes below a text for {@code recipient}; asked again for the same time it is the same. */
  public Optional<String> footer(
      TokenKeys keys, MailboxId mailbox, TicketId ticket, Address recipient, Instant now) {
    return Optional.ofNullable(offers.get(mailbox))
        .map(
            offer ->
                "\n\n"
                    + offer.words()
                    + "\n"
                    + base.get()
                    + ROOT
                    + PageToken.issue(keys, mailbox, ticket, recipient, now.plus(offer.lasts()))
                    + CARRIER
                    + keys.issue(mailbox.tenant(), ticket, recipient));
  }

  /** {@code text} without what opens a page or a ticket. */
  public static String without(String text) {
    return LINK.matcher(text).replaceAll("[link]");
  }
}
