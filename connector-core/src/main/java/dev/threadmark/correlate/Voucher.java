package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Our word that a mail which a mailbox sent to itself is a customer's: he wrote it on his page,
 * after a code that was sent to his address. It stands in the field {@link #FIELD} of that mail, so
 * that tables which are built anew from the mailbox come to the same: {@code <address in
 * base64url>.<key>.<signature>}. Nobody else can give it, and one is good for one mail, however
 * often that comes.
 *
 * @param key of the outbox, which tells this mail from all others
 */
public record Voucher(Address customer, String key) {
  public static final String FIELD = "X-Threadmark-Customer";

  private static final String PURPOSE = "voucher";
  private static final int MAC = 26;
  private static final int MOST = 1_000;

  /** The field's text. */
  public String sealed(TokenKeys keys, MailboxId mailbox) {
    String who =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(customer.value().getBytes(StandardCharsets.UTF_8));
    return who + "." + key + "." + keys.sign(PURPOSE, MAC, mailbox.toString(), customer.key(), key);
  }

  /**
   * That of {@code mail}, if it comes from {@code mailbox} itself and the word is ours.
   *
   * @param aliases of the mailbox: Exchange writes the primary address, by whichever we know it
   */
  public static Optional<Voucher> of(
      Mail mail, TokenKeys keys, MailboxId mailbox, Set<Address> aliases) {
    List<String> fields = mail.headers().all(FIELD);
    boolean ours =
        mail.from()
            .filter(
                from -> from.equals(mailbox.address().withoutPlusTag()) || aliases.contains(from))
            .isPresent();
    return ours && fields.size() == 1
        ? read(fields.get(0).strip(), keys, mailbox)
        : Optional.empty();
  }

  private static Optional<Voucher> read(String field, TokenKeys keys, MailboxId mailbox) {
    String[] parts = field.length() > MOST ? new String[0] : field.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    return address(parts[0])
        .map(who -> new Voucher(who, parts[1]))
        .filter(
            voucher ->
                keys.signed(
                    parts[2],
                    PURPOSE,
                    MAC,
                    mailbox.toString(),
                    voucher.customer().key(),
                    voucher.key()));
  }

  private static Optional<Address> address(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return Address.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
