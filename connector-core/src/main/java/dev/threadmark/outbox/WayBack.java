package dev.threadmark.outbox;

import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.TicketId;
import java.util.LinkedHashMap;
import java.util.Map;

/** How what we send leads back to its ticket: by the reply token of its recipient. */
public record WayBack(MailboxId mailbox, ReplyToken token) {

  public static WayBack of(TokenKeys keys, MailboxId mailbox, TicketId ticket, Address recipient) {
    return new WayBack(mailbox, keys.issue(mailbox.tenant(), ticket, recipient));
  }

  /** The mailbox's address with the token as its tag, for {@code Reply-To}. */
  public Address address() {
    Address plain = mailbox.address().withoutPlusTag();
    return new Address(plain.local() + "+" + token + "@" + plain.domain());
  }

  /**
   * The fields of what a machine of ours writes: by them its copy in Sent Items is known as ours,
   * and machines leave it unanswered.
   *
   * @param purpose of its {@link OutboxEntry}
   */
  public Map<String, String> fields(String purpose) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("X-Threadmark", token.toString());
    fields.put("X-Threadmark-Purpose", purpose);
    fields.put("X-Auto-Response-Suppress", "All");
    return fields;
  }
}
