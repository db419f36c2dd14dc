package dev.threadmark.desk;

import dev.threadmark.mail.Address;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.ticket.Cut;
import dev.threadmark.ticket.Status;
import java.util.List;
import java.util.Optional;

/**
 * A mail as a person has written it.
 *
 * @param text of an answer without the quotation, which is added; of a forwarded mail with it
 * @param status of the ticket afterwards; waiting for the customer where empty
 */
public record Written(
    Mode mode,
    List<Address> to,
    List<Address> cc,
    String text,
    Optional<Status> status,
    List<Enclosed> files) {

  public Written(
      Mode mode, List<Address> to, List<Address> cc, String text, Optional<Status> status) {
    this(mode, to, cc, text, status, List.of());
  }

  private static final Address ERASED = KnownAs.NOBODY;

  public enum Mode {
    REPLY,
    REPLY_ALL,
    /** To somebody who may have no part in the ticket: it begins a thread of its own there. */
    FORWARD
  }

  public Written {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    text = Cut.typed(text);
    files = List.copyOf(files);
  }

  /** What is wrong with it, in a sentence; empty where it can be sent. */
  Optional<String> fault() {
    if (to.isEmpty() || to.size() + cc.size() > 50) {
      return Optional.of("write to 1 to 50 addresses");
    }
    if (!to.stream().allMatch(OutgoingMail::canBeSentTo)
        || !cc.stream().allMatch(OutgoingMail::canBeSentTo)) {
      return Optional.of("one of the addresses is not one that mail can be sent to");
    }
    if (to.contains(ERASED) || cc.contains(ERASED)) {
      return Optional.of("this person was erased: there is nobody to write to");
    }
    int bytes = files.stream().mapToInt(file -> file.content().length).sum();
    if (files.size() > Enclosed.MOST || bytes > Enclosed.MOST_BYTES) {
      return Optional.of("enclose at most 20 files of 3 MB together; send bigger ones as a link");
    }
    return text.isBlank() || text.length() > OutgoingMail.MAX_TEXT
        ? Optional.of("write 1 to %d characters".formatted(OutgoingMail.MAX_TEXT))
        : Optional.empty();
  }
}
